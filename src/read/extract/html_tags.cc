#include "read/extract/html_tags.h"

#include <algorithm>
#include <array>

namespace recoupe {
namespace {

struct TagName {
  std::string_view name;
  std::uint8_t kinds;
};

// Sorted. A tag that is not here is an element like any other.
constexpr TagName kTags[] = {
    {"a", kInsideLine},
    {"acronym", kFormatting},
    {"applet", kInvisible},
    {"area", kVoid},
    {"audio", kInvisible},
    {"b", kFormatting},
    {"base", kVoid},
    {"bdi", kFormatting},
    {"bdo", kFormatting},
    {"big", kFormatting},
    {"blink", kFormatting},
    {"body", kRoot},
    {"br", kVoid},
    {"canvas", kInvisible},
    {"caption", kSelfEnding},
    {"cite", kFormatting},
    {"code", kFormatting},
    {"col", kVoid},
    {"colgroup", kSelfEnding},
    {"data", kFormatting},
    {"dd", kSelfEnding},
    {"del", kFormatting},
    {"dfn", kFormatting},
    {"dt", kSelfEnding},
    {"em", kFormatting},
    {"embed", kInvisible | kVoid},
    {"font", kFormatting},
    {"frame", kVoid},
    {"head", kSelfEnding},
    {"hr", kVoid},
    {"html", kRoot},
    {"i", kFormatting},
    {"iframe", kInvisible},
    {"img", kVoid},
    {"input", kVoid},
    {"ins", kFormatting},
    {"kbd", kFormatting},
    {"label", kInsideLine},
    {"li", kSelfEnding},
    {"link", kVoid},
    {"mark", kFormatting},
    {"marquee", kFormatting},
    {"math", kInvisible},
    {"meta", kVoid},
    {"nobr", kFormatting},
    {"noembed", kInvisible},
    {"noframes", kInvisible},
    {"noscript", kInvisible},
    {"object", kInvisible},
    {"optgroup", kSelfEnding},
    {"option", kSelfEnding},
    {"p", kSelfEnding},
    {"param", kVoid},
    {"picture", kInvisible},
    {"plaintext", kInvisible},
    {"q", kFormatting},
    {"ruby", kFormatting},
    {"s", kFormatting},
    {"samp", kFormatting},
    {"script", kInvisible},
    {"select", kInvisible},
    {"small", kFormatting},
    {"source", kFormatting | kVoid},
    {"span", kInsideLine},
    {"strike", kFormatting},
    {"strong", kFormatting},
    {"style", kInvisible},
    {"sub", kFormatting},
    {"sup", kFormatting},
    {"svg", kInvisible},
    {"tbody", kSelfEnding},
    {"td", kSelfEnding},
    {"template", kInvisible},
    {"textarea", kInvisible},
    {"tfoot", kSelfEnding},
    {"th", kSelfEnding},
    {"thead", kSelfEnding},
    {"time", kInsideLine},
    {"tr", kSelfEnding},
    {"track", kFormatting},
    {"tt", kFormatting},
    {"u", kFormatting},
    {"var", kFormatting},
    {"wbr", kFormatting | kVoid},
    {"xmp", kInvisible},
};

static_assert(std::is_sorted(std::begin(kTags), std::end(kTags),
                             [](const TagName& a, const TagName& b) { return a.name < b.name; }));

// Where the names with each first letter begin.
constexpr std::array<std::uint8_t, 27> kLetters = [] {
  std::array<std::uint8_t, 27> out{};
  for (std::size_t letter = 0; letter < out.size(); ++letter)
    while (out[letter] < std::size(kTags) &&
           kTags[out[letter]].name.front() < static_cast<char>('a' + letter))
      ++out[letter];
  return out;
}();

}  // namespace

unsigned kinds_of(std::string_view name) {
  const auto letter = static_cast<std::size_t>(name.front() - 'a');
  for (std::size_t i = kLetters[letter]; i < kLetters[letter + 1]; ++i)
    if (kTags[i].name == name) return kTags[i].kinds;
  return 0;
}

}  // namespace recoupe
