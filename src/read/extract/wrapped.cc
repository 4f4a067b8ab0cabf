// A line that was broken had no room for the next line's first word. That nearly all lines that
// another follows are so, and few of them end a sentence, is no chance.
#include "read/extract/wrapped.h"

#include <algorithm>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kLeastWidth = 50, kMostWidth = 100;  // of wires and mail: 64 to 80
constexpr std::size_t kSlack = 8;                          // a width that not every line keeps to
constexpr std::size_t kLeastLines = 3;                     // that another follows
constexpr std::size_t kMostWord = 30;

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

template <class Visit>
void each_pair(std::string_view text, Visit visit) {
  std::string_view before;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    visit(before, line);
    before = line;
    begin = end + 1;
  }
}

}  // namespace

bool goes_on(std::string_view line, std::string_view next, std::size_t width) {
  if (line.empty() || next.empty()) return false;
  const std::size_t word = length(next.substr(0, std::min(next.find(' '), kMostWord)));
  return length(line) + 1 + word + kSlack > width;
}

std::size_t wrapped_at(std::string_view text) {
  std::size_t width = 0;
  each_pair(text, [&](std::string_view, std::string_view line) {
    width = std::max(width, length(line));
  });
  if (width < kLeastWidth || width > kMostWidth) return 0;
  std::size_t followed = 0, full = 0, ended = 0;
  each_pair(text, [&](std::string_view line, std::string_view next) {
    if (line.empty() || next.empty()) return;
    ++followed;
    if (!goes_on(line, next, width)) return;
    ++full;
    if (line.ends_with('.') || line.ends_with('!') || line.ends_with('?')) ++ended;
  });
  const bool wrapped = followed >= kLeastLines && full * 5 >= followed * 4 && ended * 4 <= full;
  return wrapped ? width : 0;
}

}  // namespace recoupe
