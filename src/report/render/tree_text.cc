#include "report/render/tree_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace recoupe {
namespace {

constexpr std::size_t kColumns = 10;  // of a line of CoNLL-U
constexpr std::size_t kMaxSentences = 1'000'000;
constexpr std::uint32_t kDeepest = 40;  // a deeper word is left out: no screen shows it

std::uint32_t number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

struct Word {
  std::string_view form, lemma, upos, relation;
  std::uint32_t head = 0;
  std::vector<std::uint32_t> children;
};

// The words by their number; 0 is what the root hangs on. A contraction's own line ("3-4") is none.
std::vector<Word> words_of(std::string_view lines) {
  std::vector<Word> words(1);
  for (std::size_t at = 0; at < lines.size();) {
    const std::string_view line = lines.substr(at, lines.find('\n', at) - at);
    at += line.size() + 1;
    std::array<std::string_view, kColumns> cells;
    std::size_t from = 0;
    for (std::string_view& cell : cells) {
      cell = line.substr(std::min(from, line.size()), line.find('\t', from) - from);
      from += cell.size() + 1;
    }
    if (number(cells[0]) != words.size()) continue;
    words.push_back({cells[1], cells[2], cells[3], cells[7], number(cells[6]), {}});
  }
  for (std::uint32_t i = 1; i < words.size(); ++i)
    if (words[i].head < words.size() && words[i].head != i)
      words[words[i].head].children.push_back(i);
  return words;
}

void write(const std::vector<Word>& words, std::uint32_t at, std::uint32_t depth,
           std::vector<std::string>& lines) {
  if (depth > kDeepest) return;
  const Word& word = words[at];
  const std::string lemma =
      word.lemma == word.form || word.lemma == "_" ? "" : fmt::format("{} ", word.lemma);
  std::string line = fmt::format("{}{} ({}{} {})", std::string(std::size_t{2} * depth, ' '),
                                 word.form, lemma, word.upos, word.relation);
  std::string leaves;
  for (const std::uint32_t child : word.children)
    if (words[child].children.empty())
      leaves += fmt::format("{}{} {}", leaves.empty() ? " [" : ", ", words[child].form,
                            words[child].relation);
  if (!leaves.empty()) leaves += ']';
  lines.push_back(line + leaves);
  for (const std::uint32_t child : word.children)
    if (!words[child].children.empty()) write(words, child, depth + 1, lines);
}

}  // namespace

TreeLines::TreeLines(std::string_view conllu) {
  constexpr std::string_view kId = "# sent_id = ";
  for (std::size_t at = conllu.find(kId); at != conllu.npos; at = conllu.find(kId, at + 1)) {
    if (at > 0 && conllu[at - 1] != '\n') continue;  // of a text
    const std::string_view block = conllu.substr(at, conllu.find("\n\n", at) - at);
    const std::string_view id = block.substr(0, block.find('\n'));
    const std::uint32_t sentence = number(id.substr(id.rfind('-') + 1));
    if (sentence == 0 || sentence > kMaxSentences) continue;
    if (sentences_.size() < sentence) sentences_.resize(sentence);
    sentences_[sentence - 1] = block;
  }
}

std::vector<std::string> TreeLines::of(std::size_t sentence) const {
  std::vector<std::string> lines;
  if (sentence >= sentences_.size()) return lines;
  const std::vector<Word> words = words_of(sentences_[sentence]);
  if (words.size() < 2 || words[1].relation == "_") return lines;  // no model: no tree
  for (const std::uint32_t root : words[0].children) write(words, root, 0, lines);
  return lines;
}

}  // namespace recoupe
