#include "report/render/wordings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "report/render/slice.h"

namespace recoupe {
namespace {

constexpr std::size_t kComparedWords = 200;  // of a wording; what is over is not marked

struct Word {
  Span at{};
  std::string folded;
};

std::vector<Word> words_at(std::string_view text, Span span) {
  std::vector<Word> out;
  for (std::uint32_t i = span.begin; i < span.end && out.size() < kComparedWords;) {
    std::uint32_t end = i;
    while (end < span.end && text[end] != ' ' && text[end] != '\n') ++end;
    Word word{{i, end}, fold(text.substr(i, end - i))};
    if (!word.folded.empty()) out.push_back(std::move(word));
    i = end + 1;
  }
  return out;
}

// Whether each of `a` is of the longest run of words in order that both have.
std::vector<bool> common_words(const std::vector<Word>& a, const std::vector<Word>& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> longest((a.size() + 1) * width);  // of what is left of both
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i * width + j] = a[i].folded == b[j].folded ? longest[(i + 1) * width + j + 1] + 1
                                                          : std::max(longest[(i + 1) * width + j],
                                                                     longest[i * width + j + 1]);
  std::vector<bool> out(a.size());
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].folded == b[j].folded) {
      out[i++] = true;
      ++j;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

bool is_number(const Word& w) { return w.folded.find_first_of("0123456789") != std::string::npos; }

}  // namespace

std::vector<Span> differing_words(const Dossier& dossier, const Citation& wording,
                                  const Citation& beside) {
  const Source &source = dossier.articles[wording.article],
               &other = dossier.articles[beside.article];
  const std::vector<Word> words = words_at(source.text, clamp(wording.at, source.text)),
                          others = words_at(other.text, clamp(beside.at, other.text));
  const bool translated = source.language != other.language;
  const std::vector<bool> common = common_words(words, others);
  std::vector<Span> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto same = [&](const Word& o) { return o.folded == words[i].folded; };
    const bool differs =
        translated ? is_number(words[i]) && std::none_of(others.begin(), others.end(), same)
                   : !common[i];
    if (differs) out.push_back(words[i].at);
  }
  return out;
}

}  // namespace recoupe
