#include "read/extract/dates.h"

#include <array>
#include <charconv>

#include "base/calendar.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;

// The leading digits of a word; -1 where there are none or too many. "1er" and "7th" are numbers,
// "7h30" is none.
int number_of(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  const auto rest = static_cast<std::size_t>(word.data() + word.size() - end);
  if (error != std::errc() || rest > 4) return -1;
  if (rest > 0 && (rest < 2 || !is_letter(decode(std::string_view(end, rest), 0).value))) return -1;
  return value;
}

bool is_year(int n) { return n >= kFirstYear && n <= kLastYear; }
bool is_day(int n) { return n >= 1 && n <= 31; }

int month_in(const Table& months, std::span<const Word> words, std::size_t at) {
  const auto m = longest(months, words, at);
  if (!m || m->length != 1) return 0;
  int month = 0;
  const std::string_view cell = months.cell(m->row, "month");
  std::from_chars(cell.data(), cell.data() + cell.size(), month);
  return month;
}

int month_at(std::span<const Word> words, std::size_t at, const Pack& pack) {
  if (words[at].id == kUnknownWord) return 0;
  for (const Language& language : pack.languages()) {
    if (const int month = month_in(language.table("months"), words, at)) return month;
  }
  return month_in(pack.world("months"), words, at);
}

std::string_view page_date_role(std::span<const Word> words, std::size_t at, const Pack& pack) {
  const Table& table = pack.world("page_dates");
  const auto m = longest(table, words, at);
  return m ? table.cell(m->row, "role") : std::string_view();
}

class DateReader {
 public:
  DateReader(std::string_view text, std::span<const Word> words, const Pack& pack)
      : text_(text), words_(words), pack_(pack) {}

  std::optional<WrittenDate> day_first(std::size_t at) const {
    WrittenDate d;
    d.day = number(at);
    if (!is_day(d.day)) return std::nullopt;
    std::size_t i = skip(at + 1, ".");
    if (joins_year(i)) ++i;
    d.month = month(i);
    if (d.month == 0) return std::nullopt;
    return with_year(d, at, i + 1);
  }

  std::optional<WrittenDate> month_first(std::size_t at) const {
    WrittenDate d;
    d.month = month(at);
    if (d.month == 0) return std::nullopt;
    const std::size_t i = skip(at + 1, ".");
    d.day = number(i);
    if (!is_day(d.day)) return std::nullopt;
    return with_year(d, at, i + 1);
  }

  // 07/01/2022, 7.1.2022, 2022/01/07
  std::optional<WrittenDate> numeric(std::size_t at, DateOrder order) const {
    if (at + 4 >= words_.size()) return std::nullopt;
    const std::string_view sign = word(at + 1);
    if ((sign != "/" && sign != ".") || word(at + 3) != sign) return std::nullopt;
    const int a = number(at);
    const int b = number(at + 2);
    const int c = number(at + 4);
    WrittenDate d;
    d.words = 5;
    if (is_year(a) && b >= 1 && b <= 12 && is_day(c)) return WrittenDate{a, b, c, 5};
    d.year = c >= 0 && c < 100 && word(at + 4).size() == 2 ? 2000 + c : c;
    if (!is_year(d.year) || !is_day(a) || !is_day(b)) return std::nullopt;
    const bool day_first = a > 12 || a == b || order == DateOrder::kDayFirst || sign == ".";
    const bool month_first = b > 12 || order == DateOrder::kMonthFirst;
    if (day_first == month_first) return std::nullopt;
    d.day = day_first ? a : b;
    d.month = day_first ? b : a;
    if (d.month > 12) return std::nullopt;
    return d;
  }

  // "2022-01-07T14:30", "2022-1-7", "26-01-2022"
  std::optional<WrittenDate> iso(std::size_t at) const {
    const std::string_view w = word(at);
    std::array<int, 3> part{};
    const char* p = w.data();
    for (std::size_t k = 0; k < part.size(); ++k) {
      const auto [end, error] = std::from_chars(p, w.data() + w.size(), part[k]);
      const bool hyphen = end < w.data() + w.size() && *end == '-';
      if (error != std::errc() || (k + 1 < part.size() && !hyphen)) return std::nullopt;
      p = end + 1;
    }
    WrittenDate d{part[0], part[1], part[2], 1};
    if (d.day > 31 && d.year > 12) std::swap(d.year, d.day);
    if (!is_year(d.year) || d.month < 1 || d.month > 12 || !is_day(d.day)) return std::nullopt;
    return d;
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < words_.size() ? words_[i].span.of(text_) : std::string_view();
  }
  int number(std::size_t i) const {
    return i < words_.size() && words_[i].digit ? number_of(word(i)) : -1;
  }
  int month(std::size_t i) const { return i < words_.size() ? month_at(words_, i, pack_) : 0; }
  std::size_t skip(std::size_t i, std::string_view sign) const {
    return word(i) == sign ? i + 1 : i;
  }

  // "7 de enero de 2022"
  bool joins_year(std::size_t i) const {
    return i < words_.size() && page_date_role(words_, i, pack_) == "joint";
  }

  WrittenDate with_year(WrittenDate d, std::size_t begin, std::size_t i) const {
    std::size_t next = skip(skip(i, "."), ",");
    if (joins_year(next)) ++next;
    const int year = number(next);
    if (is_year(year) && word(next).size() == 4) {
      d.year = year;
      i = next + 1;
    } else {
      i = skip(i, ".");
    }
    d.words = static_cast<std::uint32_t>(i - begin);
    return d;
  }

  std::string_view text_;
  std::span<const Word> words_;
  const Pack& pack_;
};

}  // namespace

std::optional<WrittenDate> date_at(std::string_view text, std::span<const Word> words,
                                   std::size_t at, const Pack& pack, DateOrder order) {
  const DateReader reader(text, words, pack);
  if (words[at].digit) {
    if (const auto d = reader.iso(at)) return d;
    if (const auto d = reader.numeric(at, order)) return d;
    return reader.day_first(at);
  }
  return reader.month_first(at);
}

std::optional<WrittenDate> first_date(std::string_view text, const Pack& pack, DateOrder order) {
  const std::vector<Word> words = split_words(text, pack.vocabulary(), 60);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto d = date_at(text, words, i, pack, order)) return d;
  }
  return std::nullopt;
}

Period resolve(const WrittenDate& date, Period fetched) {
  if (date.year != 0) {
    const auto day = day_number(date.year, date.month, date.day);
    return day ? days(*day, 1) : Period{};
  }
  if (!fetched.known()) return {};
  constexpr int kLeapCycle = 8;  // 29 February is never further back
  const int last = date_of(fetched.begin).year;
  for (int year = last; year > last - kLeapCycle; --year) {
    const auto day = day_number(year, date.month, date.day);
    if (day && days(*day, 1).begin <= fetched.begin) return days(*day, 1);
  }
  return {};
}

Period day_of_value(std::string_view value, const Pack& pack) {
  value = trim(value);
  if (value.size() >= 8 && value.find_first_not_of("0123456789") >= 8) {
    WrittenDate d;
    std::from_chars(value.data(), value.data() + 4, d.year);
    std::from_chars(value.data() + 4, value.data() + 6, d.month);
    std::from_chars(value.data() + 6, value.data() + 8, d.day);
    const bool sound = is_year(d.year) && d.month >= 1 && d.month <= 12 && is_day(d.day);
    if (sound && (value.size() == 8 || value[8] == 'T' || value[8] == ' ')) return resolve(d, {});
  }
  constexpr std::size_t kLongestValue = 100;
  const auto date = first_date(value.substr(0, kLongestValue), pack);
  return date && date->year != 0 ? resolve(*date, {}) : Period{};
}

Period day_of_url(std::string_view url) {
  // A number of at most `most` digits at `at`; `at` moves behind it.
  const auto number = [&](std::size_t& at, std::size_t most) {
    int value = -1;
    const std::size_t last = std::min(url.size(), at + most);
    if (at >= last) return value;
    const auto [end, error] = std::from_chars(url.data() + at, url.data() + last, value);
    if (error != std::errc()) return -1;
    at = static_cast<std::size_t>(end - url.data());
    return value;
  };
  for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
    if (url[i] != '/' && url[i] != '-' && url[i] != '_') continue;
    std::size_t at = i + 1;
    WrittenDate d;
    d.year = number(at, 4);
    if (d.year < 1990 || d.year > kLastYear || at >= url.size()) continue;
    const char sign = url[at];
    const bool apart = sign == '/' || sign == '-';
    if (apart) ++at;
    d.month = number(at, 2);
    if (apart && (at >= url.size() || url[at++] != sign)) continue;
    const std::size_t day_at = at;
    d.day = number(at, 2);
    const bool unsure = !apart && (at != i + 9 || day_at != i + 7);
    if (unsure || (at < url.size() && url[at] >= '0' && url[at] <= '9')) continue;
    if (d.month < 1 || d.month > 12 || !is_day(d.day)) continue;
    if (const Period day = resolve(d, {}); day.known()) return day;
  }
  return {};
}

}  // namespace recoupe
