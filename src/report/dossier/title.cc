#include "report/dossier/title.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "base/fold.h"
#include "base/sorted.h"

namespace recoupe {
namespace {

constexpr std::size_t kShortWord = 3;  // letters: such words stand in every title
constexpr std::size_t kParts = 1000;

bool in_title(const Source& source, const Citation& c) {
  return !source.blocks.empty() && source.blocks.front().kind == BlockKind::kTitle &&
         source.blocks.front().span.contains(c.at);
}

// The articles whose title gives a value that does not stand.
std::set<std::size_t> disputed_titles(const Dossier& story) {
  std::set<std::size_t> rows;
  for (const DossierFinding& f : story.findings)
    if (f.verdict == Verdict::kDisagree || f.verdict == Verdict::kRetracted)
      for (const DossierAnswer& a : f.answers)
        for (const Citation& c : a.evidence)
          if (c.article < story.articles.size() && in_title(story.articles[c.article], c))
            rows.insert(c.article);
  return rows;
}

std::vector<std::string> words_of(const Source& source) {
  std::vector<std::string> words;
  std::istringstream title(fold(source.title));
  for (std::string word; title >> word;)
    if (word.size() > kShortWord) words.push_back(word);
  sort_unique(words);
  return words;
}

}  // namespace

std::string undisputed_title(const Dossier& story) {
  const std::set<std::size_t> disputed = disputed_titles(story);
  const auto own = std::find_if(story.articles.begin(), story.articles.end(),
                                [&](const Source& s) { return s.title == story.title; });
  if (own == story.articles.end()) return story.title;
  if (!disputed.contains(static_cast<std::size_t>(own - story.articles.begin())))
    return story.title;
  std::map<std::string, std::size_t> told;  // how many titles have the word
  for (const Source& s : story.articles)
    for (const std::string& word : words_of(s)) ++told[word];
  std::string title = story.title;
  std::size_t best = 0;
  for (std::size_t i = 0; i < story.articles.size(); ++i) {
    const Source& s = story.articles[i];
    if (disputed.contains(i) || s.language != own->language) continue;
    const std::vector<std::string> words = words_of(s);
    std::size_t shared = 0;
    for (const std::string& word : words) shared += told[word];
    if (words.empty() || shared * kParts / words.size() <= best) continue;
    best = shared * kParts / words.size();
    title = s.title;
  }
  return title;
}

}  // namespace recoupe
