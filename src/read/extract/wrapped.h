// Tells whether the lines of a text were broken at a width, as in dispatches of an agency's wire.
//
// Takes: a text. Gives: its width in code points, or 0 where every line is a paragraph of its own;
// whether one line goes on in the next. "… FIVE WOMEN\nWERE MURDERED …" goes on. Does not: change
// the text. Cost: linear.
#pragma once

#include <cstddef>
#include <string_view>

namespace recoupe {

std::size_t wrapped_at(std::string_view text);

// `width`: of their text, not 0; both lines trimmed.
bool goes_on(std::string_view line, std::string_view next, std::size_t width);

}  // namespace recoupe
