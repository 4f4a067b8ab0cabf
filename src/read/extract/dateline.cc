#include "read/extract/dateline.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/extract/words.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestDateline = 160;
constexpr std::size_t kMostWords = 30;

// How many words of credits.tsv stand at words[i]: "avec", "with the"; or only those that join an
// outlet and an agency.
std::uint32_t credit_words(std::span<const Word> words, std::size_t i, const Pack& pack,
                           bool joining = false) {
  std::uint32_t length = 0;
  for (const Language& language : pack.languages()) {
    const Table& table = language.table("credits");
    const auto m = longest(table, words, i);
    if (m && (!joining || table.cell(m->row, "joins") == "yes"))
      length = std::max(length, m->length);
  }
  return length;
}

class DatelineReader {
 public:
  DatelineReader(std::string_view text, const Pack& pack)
      : text_(text),
        pack_(pack),
        words_(split_words(text.substr(0, kLongestDateline), pack.vocabulary(), kMostWords)) {}

  std::optional<Dateline> run() {
    for (std::size_t i = 0; i < words_.size();) {
      if (is_dash(i) && i > 0) return finish(i + 1);
      if (named_ && (out_.agency != 0 || place_caps_) && bracket_closed_ && words_[i].upper)
        return finish(i);
      const std::size_t next = take(i);
      if (next == i) return std::nullopt;
      i = next;
    }
    const bool whole = text_.size() <= kLongestDateline && words_.size() < kMostWords;
    return whole && (out_.date || named_) ? finish(words_.size()) : std::nullopt;
  }

 private:
  std::string_view word(std::size_t i) const { return words_[i].span.of(text_); }

  bool is_dash(std::size_t i) const {
    const std::string_view w = word(i);
    return w == "–" || w == "—" || w == "-" || w == "--" || w == "−";
  }

  // The word after the part of a dateline that begins at `i`; `i` itself where none does.
  std::size_t take(std::size_t i) {
    if (word(i) != ".") bracket_closed_ = false;
    if (word(i) == "(" || word(i) == "[") return brackets(i);
    if (word(i) == "/") return strokes(i);
    if (!words_[i].sign) {
      if (const auto d = date_at(text_, words_, i, pack_); d && !out_.date) {
        out_.date = *d;
        return i + d->words;
      }
    }
    if (words_[i].sign) {
      const std::string_view w = word(i);
      return w == "," || w == ":" || w == "." || w == ";" || w == "'" || w == "’" ? i + 1 : i;
    }
    return place_word(i);
  }

  std::size_t place_word(std::size_t i) {
    constexpr std::size_t kMostPlaces = 7;
    if (const auto m = agency_at(text_, words_, i, pack_); m && places_ > 0) return agency(i, *m);
    if (words_[i].upper) {
      if (places_ == 0 && all_caps(word(i))) place_caps_ = true;
      return ++places_ <= kMostPlaces ? i + 1 : i;
    }
    // "de", "la", "of": between the words of a name; and one word before a date: "vendredi 7
    // janvier".
    const bool small = word(i).size() <= 3 && !words_[i].digit && places_ > 0 &&
                       i + 1 < words_.size() && words_[i + 1].upper;
    if (small) return i + 1;
    const bool before_date = !words_[i].digit && i + 1 < words_.size() && words_[i + 1].digit &&
                             date_at(text_, words_, i + 1, pack_).has_value();
    return before_date ? i + 1 : i;
  }

  std::size_t agency(std::size_t i, const PhraseMatch& m) {
    named_ = true;
    if (out_.agency == 0) {
      out_.agency = static_cast<Term>(m.row + 1);
      out_.credit = {words_[i].span.begin, words_[i + m.length - 1].span.end};
    }
    return i + m.length;
  }

  std::size_t brackets(std::size_t i) {
    constexpr std::size_t kMostInside = 8;
    std::size_t close = i + 1;
    while (close < words_.size() && word(close) != ")" && word(close) != "]") ++close;
    if (close >= words_.size() || close == i + 1 || close - i > kMostInside) return i;
    inside(i + 1, close);
    bracket_closed_ = true;
    return close + 1;
  }

  std::size_t strokes(std::size_t i) {
    std::size_t close = i + 1;
    while (close < words_.size() && word(close) != "/") ++close;
    if (close >= words_.size() || close == i + 1 || close - i > 5) return i + 1;
    inside(i + 1, close);
    bracket_closed_ = true;
    return close + 1;
  }

  // "AFP", "Cinktank.com", "Radio Nord avec AFP": an outlet, an agency, or both.
  void inside(std::size_t begin, std::size_t end) {
    std::size_t cut = end;
    for (std::size_t k = begin; k < end && cut == end; ++k) {
      if (const auto m = agency_at(text_, words_, k, pack_)) {
        agency(k, *m);
        cut = k;
      } else if (const std::uint32_t small = credit_words(words_, k, pack_, true);
                 small > 0 && k > begin && k + small < end && words_[k + small].upper) {
        named_ = true;
        out_.credit = range(k + small, end);
        cut = k;
      }
    }
    while (cut > begin && cut < end && credit_words(words_, cut - 1, pack_, true) == 1) --cut;
    if (cut == begin) return;
    const Span name = range(begin, cut);
    const bool capital = words_[begin].upper || name.of(text_).find('.') != std::string_view::npos;
    if (!capital || words_[begin].digit) return;
    named_ = true;
    out_.outlet = name;
  }

  Span range(std::size_t begin, std::size_t end) const {
    return {words_[begin].span.begin, words_[end - 1].span.end};
  }

  std::optional<Dateline> finish(std::size_t end) {
    const bool place = places_ > 0 || (out_.agency != 0 && !out_.date);
    if (!place || !(named_ || out_.date || (place_caps_ && places_ <= 3 && end < words_.size())))
      return std::nullopt;
    if (end == 0 || words_.empty()) return std::nullopt;
    out_.span = {words_.front().span.begin, words_[end - 1].span.end};
    return out_;
  }

  std::string_view text_;
  const Pack& pack_;
  std::vector<Word> words_;
  Dateline out_;
  std::size_t places_ = 0;
  bool place_caps_ = false;
  bool named_ = false;           // an organisation
  bool bracket_closed_ = false;  // just now
};

// Do words[begin, end) hold an agency, and else only signs and the small words of credits?
std::optional<Credit> only_agencies(std::string_view text, std::span<const Word> words,
                                    std::size_t begin, std::size_t end, const Pack& pack) {
  std::optional<Credit> credit;
  for (std::size_t i = begin; i < end;) {
    if (const auto m = agency_at(text, words, i, pack); m && i + m->length <= end) {
      const Span span{words[i].span.begin, words[i + m->length - 1].span.end};
      if (!credit) credit = Credit{span, static_cast<Term>(m->row + 1)};
      i += m->length;
      continue;
    }
    const std::uint32_t length = std::max(words[i].sign ? 1u : 0u, credit_words(words, i, pack));
    if (length == 0) return std::nullopt;
    i += length;
  }
  if (credit) credit->span = {words[begin].span.begin, words[end - 1].span.end};
  return credit;
}

// A head of agency_heads.tsv beside a name in capitals, and nothing else but the small words of
// credits: "Agence Lacustre (ALC)", "(avec Agence Lacustre)".
std::optional<Credit> named_agency(std::span<const Word> words, std::size_t begin, std::size_t end,
                                   const Pack& pack) {
  bool head = false, name = false;
  for (std::size_t i = begin; i < end;) {
    std::uint32_t length = 0;
    for (const Language& language : pack.languages())
      if (const auto m = longest(language.table("agency_heads"), words, i))
        length = std::max(length, m->length);
    const std::uint32_t joint = length == 0 ? credit_words(words, i, pack) : 0;
    if (length + joint == 0 && !words[i].sign && !words[i].upper) return std::nullopt;
    head |= length > 0;
    name |= length + joint == 0 && words[i].upper;
    i += std::max(1u, length + joint);
  }
  if (!head || !name) return std::nullopt;
  if (words[begin].sign) {  // the brackets are no part of the name
    while (words[begin].sign || credit_words(words, begin, pack, true) > 0) ++begin;
    while (words[end - 1].sign) --end;
  }
  return Credit{{words[begin].span.begin, words[end - 1].span.end}, 0};
}

}  // namespace

std::optional<Dateline> dateline_of(std::string_view text, const Pack& pack) {
  return DatelineReader(text, pack).run();
}

std::optional<Credit> credit_of(std::string_view text, const Pack& pack) {
  constexpr std::size_t kLongestCredit = 80;
  constexpr std::size_t kMostInside = 10;
  if (text.size() > kLongestCredit && text.find('(') == std::string_view::npos) return std::nullopt;
  const std::vector<Word> words = split_words(text, pack.vocabulary());
  if (words.empty()) return std::nullopt;
  if (text.size() <= kLongestCredit) {
    if (const auto c = only_agencies(text, words, 0, words.size(), pack)) return c;
    if (const auto c = named_agency(words, 0, words.size(), pack)) return c;
  }
  for (std::size_t i = words.size(); i-- > 0;) {
    if (words[i].span.of(text) != "(") continue;
    std::size_t close = i + 1;
    while (close < words.size() && close - i <= kMostInside && words[close].span.of(text) != ")")
      ++close;
    if (close >= words.size() || close - i > kMostInside || close == i + 1) continue;
    if (const auto c = only_agencies(text, words, i + 1, close, pack)) return c;
  }
  return std::nullopt;
}

bool names_agency(std::string_view text, const Pack& pack) {
  constexpr std::size_t kMostWordsOfAName = 20;
  const std::vector<Word> words = split_words(text, pack.vocabulary(), kMostWordsOfAName);
  return !words.empty() && words.back().span.end == text.size() &&
         named_agency(words, 0, words.size(), pack).has_value();
}

}  // namespace recoupe
