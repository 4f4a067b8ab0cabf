#include "report/render/html_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/render/html_text.h"

namespace recoupe {
namespace {

constexpr std::size_t kDeepest = 8;  // marks inside marks; deeper ones leave an anchor only

}  // namespace

Marker::Marker(std::string_view text, std::vector<TextMark> marks)
    : text_(text), marks_(std::move(marks)) {
  std::erase_if(marks_, [&](const TextMark& m) {
    return m.at.empty() || m.at.end > text_.size() || m.at.begin > m.at.end;
  });
  // The outer first, and of two on the same words the name inside.
  std::stable_sort(marks_.begin(), marks_.end(), [](const TextMark& a, const TextMark& b) {
    if (a.at.begin != b.at.begin) return a.at.begin < b.at.begin;
    if (a.at.end != b.at.end) return a.at.end > b.at.end;
    return a.href.empty() && !b.href.empty();
  });
}

void Marker::open(std::size_t mark, bool first) {
  const TextMark& m = marks_[mark];
  const std::string id = first && !m.id.empty() ? fmt::format(R"( id="{}")", m.id) : std::string();
  if (m.href.empty()) {
    out_ += fmt::format("<mark{}>", id);
  } else {
    out_ += fmt::format(R"(<a{} href="{}">)", id, m.href);
    ++links_;
  }
  open_.push_back(mark);
}

void Marker::close_last() {
  const TextMark& m = marks_[open_.back()];
  out_ += m.href.empty() ? "</mark>" : "</a>";
  links_ -= !m.href.empty();
  open_.pop_back();
}

void Marker::flush() {
  if (links_ > 0) return;
  for (const std::string& back : pending_) out_ += back;
  pending_.clear();
}

// Closes every mark that ends here, and opens again those that stood inside them and go on.
void Marker::end_marks(std::uint32_t at) {
  const auto ends = [&](std::size_t mark) { return marks_[mark].at.end <= at; };
  const auto outermost = std::find_if(open_.begin(), open_.end(), ends);
  if (outermost == open_.end()) return;
  std::vector<std::size_t> again;
  const std::size_t keep = static_cast<std::size_t>(outermost - open_.begin());
  while (open_.size() > keep) {
    const std::size_t mark = open_.back();
    close_last();
    if (!ends(mark))
      again.push_back(mark);
    else if (!marks_[mark].after.empty())
      pending_.push_back(marks_[mark].after);
  }
  flush();
  for (auto mark = again.rbegin(); mark != again.rend(); ++mark) open(*mark, false);
}

void Marker::begin_marks(std::uint32_t at) {
  for (; next_ < marks_.size() && marks_[next_].at.begin <= at; ++next_) {
    const TextMark& m = marks_[next_];
    const bool fits = open_.size() < kDeepest && m.at.end > at && (m.href.empty() || links_ == 0);
    if (fits) {
      open(next_, true);
      continue;
    }
    if (!m.id.empty()) out_ += fmt::format(R"(<span id="{}"></span>)", m.id);
    if (!m.after.empty()) pending_.push_back(m.after);
    flush();
  }
}

std::uint32_t Marker::next_stop(std::uint32_t at, std::uint32_t end) const {
  if (next_ < marks_.size()) end = std::min(end, std::max(at, marks_[next_].at.begin));
  for (const std::size_t mark : open_) end = std::min(end, marks_[mark].at.end);
  return end;
}

std::string Marker::part(Span span) {
  const std::vector<std::size_t> going_on = std::exchange(open_, {});
  std::vector<std::string> late;  // marks that ended between two parts
  for (const std::size_t mark : going_on) {
    if (marks_[mark].at.end > span.begin)
      open(mark, false);
    else if (!marks_[mark].after.empty())
      late.push_back(marks_[mark].after);
  }
  pending_.insert(pending_.begin(), late.begin(), late.end());
  flush();
  begin_marks(span.begin);
  for (std::uint32_t at = span.begin; at < span.end;) {
    const std::uint32_t stop = next_stop(at, span.end);
    escape_html(out_, Span{at, stop}.of(text_));
    at = stop;
    end_marks(at);
    if (at < span.end) begin_marks(at);
  }
  const std::vector<std::size_t> kept = open_;
  while (!open_.empty()) close_last();
  flush();
  open_ = kept;
  return std::exchange(out_, {});
}

}  // namespace recoupe
