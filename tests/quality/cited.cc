#include "cited.h"

#include <algorithm>
#include <charconv>

#include "base/calendar.h"
#include "base/utf8.h"

namespace recoupe::testing {
namespace {

constexpr std::string_view kGap = "…";  // "Le pont … mardi": all from the first words to the last

bool letter_or_digit(std::string_view text, std::size_t at, bool last) {
  if (last)  // the character that ends at `at`
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xc0u) == 0x80u) {
    }
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? is_letter(lead) || is_digit(lead) : lead >= 0xc3 && lead < 0xe2;
}

// The words stand there, and not inside longer ones.
bool whole(std::string_view text, std::size_t begin, std::size_t end) {
  const bool before =
      begin > 0 && letter_or_digit(text, begin, true) && letter_or_digit(text, begin, false);
  const bool after =
      end < text.size() && letter_or_digit(text, end, true) && letter_or_digit(text, end, false);
  return !before && !after;
}

}  // namespace

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t at = text.find(by);
    out.emplace_back(trim(text.substr(0, at)));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + by.size());
  }
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<double> number(std::string_view text) {
  if (text.empty() || text == "-") return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  REQUIRE_MESSAGE((read.ec == std::errc() && read.ptr == text.data() + text.size()),
                  std::string(text));
  return value;
}

Bounds bounds(std::string_view text) {
  const std::size_t dots = text.find("..");
  const std::optional<double> low = number(text.substr(0, dots));
  return {low, dots == std::string_view::npos ? low : number(text.substr(dots + 2))};
}

Period period(const std::string& text) {
  if (text.empty() || text == "-") return {};
  const std::size_t dots = text.find("..");
  const auto first = parse_iso(text.substr(0, dots));
  const auto last = dots == std::string::npos ? first : parse_iso(text.substr(dots + 2));
  REQUIRE_MESSAGE((first && last), text);
  return {first->begin, dots == std::string::npos ? last->end : last->begin};
}

Places Citations::all(std::string_view words) const {
  const std::size_t gap = words.find(kGap);
  if (gap == std::string_view::npos) return plain(words);
  Places out;
  const Places tails = plain(trim(words.substr(gap + kGap.size())));
  for (const Span head : plain(trim(words.substr(0, gap))))
    for (const Span tail : tails)
      if (tail.begin >= head.end) {
        out.push_back(join(head, tail));
        break;
      }
  return out;
}

Places Citations::any_of(std::string_view wordings) const {
  Places out;
  for (const std::string& words : split(wordings, " / "))
    for (const Span s : all(words)) out.push_back(s);
  return out;
}

Side Citations::side(std::string_view parties) const {
  Side out;
  for (const std::string& party : split(parties, " + ")) out.push_back(any_of(party));
  return out;
}

Span Citations::after(std::string_view words, std::uint32_t from) const {
  const Places places = all(words);
  for (const Span s : places)
    if (s.begin >= from) return s;
  return places.empty() ? Span{} : places.front();
}

Span Citations::nearest(std::string_view wordings, Span to) const {
  Span best{};
  std::uint32_t least = UINT32_MAX;
  for (const Span s : any_of(wordings)) {
    const std::uint32_t distance = s.end <= to.begin   ? to.begin - s.end
                                   : s.begin >= to.end ? s.begin - to.end
                                                       : 0;
    if (distance < least) best = s, least = distance;
  }
  return best;
}

Places Citations::plain(std::string_view cited) const {
  std::string words(cited);
  std::size_t open = words.find('['), close = words.find(']');
  if (open == std::string::npos || close == std::string::npos) {
    open = 0;
    close = words.size();
  } else {
    words.erase(close--, 1);
    words.erase(open, 1);
  }
  Places out;
  for (std::size_t at = text_.find(words); at != std::string_view::npos;
       at = text_.find(words, at + 1))
    if (!words.empty() && whole(text_, at + open, at + close))
      out.push_back(
          {static_cast<std::uint32_t>(at + open), static_cast<std::uint32_t>(at + close)});
  return out;
}

}  // namespace recoupe::testing
