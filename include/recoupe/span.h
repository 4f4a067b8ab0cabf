// A Span is a half-open range of bytes in one article's clean text. Whatever
// recoupe claims carries one: it leads a line of the dossier back to its words.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace recoupe {

// NOLINTBEGIN(modernize-use-nullptr): a defaulted <=> is compared with 0, which the check takes for
// a pointer
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span s) const { return begin <= s.begin && s.end <= end; }
  constexpr bool overlaps(Span s) const { return begin < s.end && s.begin < end; }
  constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

  friend constexpr auto operator<=>(Span, Span) = default;
};

// The smallest span around both.
constexpr Span join(Span a, Span b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

// A Period is a Span in time: minutes since 1970 UTC, half-open. Empty: unknown.
struct Period {
  std::int32_t begin = 0;
  std::int32_t end = 0;

  constexpr bool known() const { return begin != end; }
  constexpr bool overlaps(Period p) const { return begin < p.end && p.begin < end; }
  constexpr bool contains(Period p) const { return begin <= p.begin && p.end <= end; }

  friend constexpr auto operator<=>(Period, Period) = default;
};

// The shortest period around both; of one that is not known, the other.
constexpr Period join(Period a, Period b) {
  if (!a.known()) return b;
  if (!b.known()) return a;
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

// The place of a T in its table. A plain number to the machine, its own type to
// the compiler: an Index<Mention> cannot be used where an Index<Token> belongs.
template <class T>
struct Index {
  static constexpr std::uint32_t kNone = 0xffff'ffff;
  std::uint32_t value = kNone;

  constexpr explicit operator bool() const { return value != kNone; }
  friend constexpr auto operator<=>(Index, Index) = default;
};

template <class T>
constexpr Index<T> index(std::size_t i) {
  return {static_cast<std::uint32_t>(i)};
}

// A run of neighbouring Ts in their table.
template <class T>
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  friend constexpr auto operator<=>(Run, Run) = default;
};
// NOLINTEND(modernize-use-nullptr)

}  // namespace recoupe
