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

// Most lines begin with a word that announces nothing: the rest of them need not be looked at.
bool may_announce(const Word& first, const Pack& pack) {
  const auto starts = [&](const Table& byline, const Table& months) {
    return byline.starts(first.id) || months.starts(first.id);
  };
  bool may = first.sign || first.digit || starts(pack.world("byline"), pack.world("months"));
  for (const Language& language : pack.languages())
    may = may || starts(language.table("byline"), language.table("months"));
  return may;
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
  bool named = false;  // by more than "Posted"
  for (std::uint32_t length = 0; end < words.size(); end += length) {
    const std::string_view sign = words[end].span.of(byline);
    if (sign == "|" || sign == "•" || sign == "·" || sign == "–" || sign == "—") break;
    length = 1;
    const std::string_view role = role_of(words, end, pack, length);
    if (role == "tail" && end > begin && numbered) break;  // "Redaktion am 7. Januar"
    if (role == "nobody" || date_at(byline, words, end, pack)) return {};
    if (!words[end].sign) ++count;
    named = named || (!words[end].sign && role != "tail");
  }
  while (end > begin && words[end - 1].sign && words[end - 1].span.of(byline) != ")") --end;
  if (!named || count > kMostWords) return {};
  const std::string_view name =
      byline.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin);
  const bool address = name.find("://") != std::string_view::npos ||
                       name.find('@') != std::string_view::npos || name.ends_with('.');
  return address || name.size() > kLongest || name.size() < 2 ? std::string() : std::string(name);
}

std::string alias_of(std::string_view byline, std::string_view outlet, const Pack& pack) {
  constexpr std::size_t kLongest = 30;
  constexpr std::size_t kMostWords = 3;
  const std::string name = signature_of(byline, pack);
  const std::vector<Word> words = split_words(name, pack.vocabulary(), kLongest);
  std::size_t count = 0, signs = 0;
  bool letters = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint32_t length = 0;
    const std::string_view role = role_of(words, i, pack, length);
    if (!role.empty() && role != "join") return {};
    const std::string_view sign = words[i].span.of(name);
    if (words[i].sign && sign != "." && sign != "-" && sign != "’" && sign != "'") return {};
    ++(words[i].sign ? signs : count);
    letters = letters || (!words[i].sign && !words[i].digit);
  }
  if (count == 0 || count > kMostWords || signs > 2 || !letters) return {};
  const bool titled = count == 1 || words.front().upper;  // "of the article" is nobody
  const bool fits = titled && name.size() <= kLongest && name.find(" - ") == std::string::npos;
  return fits && !is_agency(name, pack) && fold(name) != fold(outlet) ? name : std::string();
}

Announced announced_in(std::string_view line, std::string_view outlet, const Pack& pack) {
  constexpr std::size_t kMostWords = 24;
  Announced out;
  const std::vector<Word> first = split_words(line, pack.vocabulary(), 1);
  if (first.empty() || !may_announce(first.front(), pack)) return out;
  const std::vector<Word> words = split_words(line, pack.vocabulary(), kMostWords);
  if (words.size() == kMostWords) return out;
  std::size_t begin = 0;
  std::uint32_t length = 0;
  while (begin < words.size() && role_of(words, begin, pack, length) != "prefix") {
    const auto date = words[begin].sign ? std::nullopt : date_at(line, words, begin, pack);
    if (!date && !words[begin].sign && !words[begin].digit) return out;
    begin += date ? date->words : 1;
  }
  if (begin == words.size()) return out;
  out.announces = true;
  begin += length;
  while (begin < words.size() && words[begin].sign) ++begin;
  std::size_t end = begin;
  for (; end < words.size(); ++end) {
    const std::string_view sign = words[end].span.of(line);
    const bool stops = words[end].sign && sign != "." && sign != "-" && sign != "'" && sign != "’";
    if (stops || role_of(words, end, pack, length) == "tail" || date_at(line, words, end, pack))
      break;
  }
  if (end == begin) return out;
  out.rest =
      line.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin);
  out.people = people_of({std::string(line.substr(words[begin].span.begin))}, outlet, pack);
  return out;
}

std::vector<std::string> lone_people(std::string_view line, std::string_view outlet,
                                     const Pack& pack) {
  constexpr std::size_t kMostWords = 20;
  const std::vector<Word> words = split_words(line, pack.vocabulary(), kMostWords);
  std::string names;
  bool day_first = false;
  for (std::size_t i = 0; i < words.size();) {
    const auto date = words[i].sign ? std::nullopt : date_at(line, words, i, pack);
    const bool leading = words[i].sign && names.empty();  // "- Marie Verdier"
    const bool counted =
        words[i].digit && i + 1 < words.size() && words[i + 1].span.of(line) == ".";
    if (counted && !date) return {};  // "2. Marie Verdier"
    if (!date && !words[i].digit && !leading) names += std::string(words[i].span.of(line)) + " ";
    day_first = day_first || (date && names.empty());
    i += date ? date->words : 1;
  }
  std::vector<std::string> people = people_of({names}, outlet, pack);
  std::size_t size = 0;
  for (const std::string& p : people) {
    const std::string given = fold(p.substr(0, p.find(' ')));
    if (!day_first && !pack.world("given_names").find(given)) return {};
    size += p.size() + 2;
  }
  return size + 6 >= names.size() ? people : std::vector<std::string>();
}

}  // namespace recoupe
