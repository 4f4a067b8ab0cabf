// A byline is cut at signs and at the words that join people; each part is a person when it is two
// to five words, begins with a capital and holds no word that bylines use for something else
// (lang/xx/byline.tsv, world/byline.tsv), no agency and not the outlet's name.
#include "read/extract/people.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/dateline.h"
#include "read/extract/dates.h"
#include "read/extract/words.h"

namespace recoupe {
namespace {

// What byline.tsv of any language, or of the world, says of words[at].
std::string_view role_of(std::span<const Word> words, std::size_t at, const Pack& pack,
                         std::uint32_t& length) {
  for (const Language& language : pack.languages()) {
    const Table& table = language.table("byline");
    if (const auto m = longest(table, words, at)) {
      length = m->length;
      return table.cell(m->row, "role");
    }
  }
  const Table& table = pack.world("byline");
  const auto m = longest(table, words, at);
  if (!m) return {};
  length = m->length;
  return table.cell(m->row, "role");
}

class PeopleReader {
 public:
  PeopleReader(std::string_view text, std::string_view outlet, const Pack& pack,
               std::vector<std::string>& out)
      : text_(text),
        outlet_(outlet),
        pack_(pack),
        words_(split_words(text, pack.vocabulary(), 80)),
        out_(out) {}

  void run() {
    std::size_t begin = 0;
    bool skipping = false;  // "..., correspondant à Moscou": until the next sign
    for (std::size_t i = 0; i < words_.size();) {
      std::uint32_t length = 1;
      const std::string_view role = role_at(i, length);
      const bool join = role == "join" || role == "prefix" || separates(words_[i]);
      const bool nobody = role == "nobody" || role == "desk";
      if (role == "tail" || nobody || join) {
        if (!skipping) person(begin, nobody ? begin : i);
        skipping = role == "tail" || nobody;
        begin = i + length;
      }
      i += length;
    }
    if (!skipping) person(begin, words_.size());
  }

 private:
  bool separates(const Word& w) const {
    static constexpr std::array<std::string_view, 4> kInside = {".", "'", "’", "-"};
    const std::string_view sign = w.span.of(text_);
    return w.sign && std::find(kInside.begin(), kInside.end(), sign) == kInside.end();
  }

  std::string_view role_at(std::size_t i, std::uint32_t& length) const {
    if (const auto m = agency_at(text_, words_, i, pack_)) {
      length = m->length;
      return "nobody";
    }
    return role_of(words_, i, pack_, length);
  }

  void person(std::size_t begin, std::size_t end) {
    constexpr std::size_t kMostWords = 5;
    constexpr std::size_t kLongestParticle = 3;  // "von", "de", "bin"
    if (end < begin + 2 || end - begin > kMostWords + 2 || !words_[begin].upper) return;
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t size = words_[i].span.size();
      const bool small = !words_[i].sign && !words_[i].upper && size > kLongestParticle;
      if (words_[i].digit || small) return;
      if (!words_[i].sign) ++count;
    }
    if (!words_[end - 1].sign && !words_[end - 1].upper) return;
    if (count < 2 || count > kMostWords) return;
    const std::string_view name = trim(text_.substr(
        words_[begin].span.begin, words_[end - 1].span.end - words_[begin].span.begin));
    if (!outlet_.empty() && fold(name) == fold(outlet_)) return;
    if (names_agency(name, pack_)) return;
    if (name.find('@') != std::string_view::npos) return;
    if (std::find(out_.begin(), out_.end(), name) == out_.end()) out_.emplace_back(name);
  }

  std::string_view text_;
  std::string_view outlet_;
  const Pack& pack_;
  std::vector<Word> words_;
  std::vector<std::string>& out_;
};

}  // namespace

std::vector<std::string> people_of(const std::vector<std::string>& bylines, std::string_view outlet,
                                   const Pack& pack) {
  constexpr std::size_t kLongest = 300;
  std::vector<std::string> out;
  for (const std::string& b : bylines) {
    PeopleReader(std::string_view(b).substr(0, kLongest), outlet, pack, out).run();
  }
  return out;
}

bool is_agency(std::string_view name, const Pack& pack) {
  const std::vector<Word> words = split_words(name, pack.vocabulary(), 40);
  if (words.empty()) return false;
  const auto m = agency_at(name, words, 0, pack);
  return (m && m->length == words.size()) || names_agency(name, pack);
}

bool announces_author(std::span<const Word> words, const Pack& pack) {
  std::uint32_t length = 0;
  return !words.empty() && role_of(words, 0, pack, length) == "prefix";
}

std::string signature_of(std::string_view byline, const Pack& pack) {
  constexpr std::size_t kLongest = 60;
  constexpr std::size_t kMostWords = 8;
  byline = trim(byline);
  std::vector<Word> words = split_words(byline, pack.vocabulary(), kMostWords + 12);
  std::size_t begin = 0;
  for (std::uint32_t length = 0; begin < words.size(); begin += length) {
    const bool sign = words[begin].sign;
    length = 1;
    if (!sign && role_of(words, begin, pack, length) != "prefix") break;
  }
  const bool numbered =
      std::any_of(words.begin(), words.end(), [](const Word& w) { return w.digit; });
  std::size_t end = begin;
  std::size_t count = 0;
  for (std::uint32_t length = 0; end < words.size(); end += length) {
    const std::string_view sign = words[end].span.of(byline);
    if (sign == "|" || sign == "•" || sign == "·" || sign == "–" || sign == "—") break;
    length = 1;
    const std::string_view role = role_of(words, end, pack, length);
    if (role == "tail" && end > begin && numbered) break;  // "Redaktion am 7. Januar"
    if (role == "nobody" || date_at(byline, words, end, pack)) return {};
    if (!words[end].sign) ++count;
  }
  while (end > begin && words[end - 1].sign && words[end - 1].span.of(byline) != ")") --end;
  if (end == begin || count == 0 || count > kMostWords) return {};
  const std::string_view name =
      byline.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin);
  const bool address = name.find("://") != std::string_view::npos ||
                       name.find('@') != std::string_view::npos || name.ends_with('.');
  return address || name.size() > kLongest || name.size() < 2 ? std::string() : std::string(name);
}

}  // namespace recoupe
