// A clean text of any bytes, cut into sentences and words and written as CoNLL-U: ten columns a
// line, the words of a sentence numbered and one tree, and no character lost.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "invariants.h"
#include "pack/pack.h"
#include "pipeline/read.h"

namespace recoupe {
namespace {

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    parts.push_back(text.substr(0, at = text.find(by)));
    if (at != std::string_view::npos) text.remove_prefix(at + 1);
  }
  return parts;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const bool control = c.value < 0x20 || (c.value >= 0x7f && c.value < 0xa0);
    if (!is_space(c.value) && !control) append(out, c.value);
    at += c.size;
  }
  return out;
}

// One root, every head a word of the sentence, and every way up ends at the root.
void check_tree(const std::vector<std::size_t>& heads) {
  std::size_t roots = 0;
  for (const std::size_t h : heads) {
    must(h <= heads.size(), "a head is a word of its sentence");
    roots += h == 0;
  }
  must(heads.empty() || roots == 1, "a sentence has one root");
  std::vector<std::uint8_t> seen(heads.size() + 1);  // 1: on this way, 2: leads to the root
  for (std::size_t i = 1; i <= heads.size(); ++i) {
    std::size_t at = i;
    for (; at != 0 && seen[at] == 0; at = heads[at - 1]) seen[at] = 1;
    must(at == 0 || seen[at] == 2, "a tree has no circle");
    for (at = i; at != 0 && seen[at] == 1; at = heads[at - 1]) seen[at] = 2;
  }
}

void check(std::string_view conllu, std::string_view text) {
  must(valid_utf8(conllu) && conllu.starts_with("# newdoc id = "), "CoNLL-U is UTF-8 with an id");
  std::string words;
  std::vector<std::size_t> heads;
  std::size_t until = 0;
  for (const std::string_view line : split(conllu, '\n')) {
    if (line.empty()) {
      check_tree(heads);
      heads.clear();
      until = 0;
      continue;
    }
    if (line.front() == '#' && line.find('\t') == std::string_view::npos) continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    must(cells.size() == 10, "a line has ten columns");
    if (const std::size_t dash = cells[0].find('-'); dash != std::string_view::npos) {
      until = std::stoul(std::string(cells[0].substr(dash + 1)));
      words += without_spaces(cells[1]);
      continue;
    }
    heads.push_back(std::stoul(std::string(cells[6])));
    must(std::stoul(std::string(cells[0])) == heads.size(), "words are numbered from one");
    if (heads.size() > until) words += without_spaces(cells[1]);
  }
  must(words == without_spaces(text), "every character of the text is in a word");
}

}  // namespace
}  // namespace recoupe

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const recoupe::Pack kPack = recoupe::Pack::load().value();
  for (const char* language : {"fr", "en", "xx"}) {
    recoupe::Page page;
    page.place = page.id = "fuzz\t#1";
    page.kind = recoupe::PageKind::kClean;
    page.language = language;
    page.bytes.assign(reinterpret_cast<const char*>(data), size);
    const recoupe::Conllu conllu = recoupe::read_conllu(page, kPack);
    recoupe::check(conllu.text, conllu.article.text);
  }
  return 0;
}
