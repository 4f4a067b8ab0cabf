// Marks cited words inside running text, however the citations overlap.
//
// A citation inside another is a <mark> in a <mark>; where two cross, the one that began first is
// closed and opened again, so that the elements nest: "a [b {c] d} e" becomes a <m>b
// <m>c</m></m><m> d</m> e. A citation has its id on its first element only. Names are links to
// their actor; a link never stands inside another. Linear in the text and its marks, but for the
// sort.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "recoupe/span.h"

namespace recoupe {

struct TextMark {
  Span at{};
  std::string id;     // of the element where it begins; may be empty
  std::string href;   // of a name: the actor
  std::string after;  // HTML that follows its last word: the way back
};

class Marker {
 public:
  // Marks need no order; those that lie outside the text are left out.
  Marker(std::string_view text, std::vector<TextMark> marks);
  // The HTML of the next part of the text. Parts come in order and do not overlap; a mark that
  // spans several is closed at the end of one and opened again in the next.
  std::string part(Span span);

 private:
  void open(std::size_t mark, bool first);
  void close_last();
  void end_marks(std::uint32_t at);
  void begin_marks(std::uint32_t at);
  std::uint32_t next_stop(std::uint32_t at, std::uint32_t end) const;
  void flush();

  std::string_view text_;
  std::vector<TextMark> marks_;
  std::vector<std::size_t> open_;     // innermost last
  std::vector<std::string> pending_;  // ways back that wait for the end of a link
  std::size_t next_ = 0;
  std::size_t links_ = 0;  // open ones
  std::string out_;
};

}  // namespace recoupe
