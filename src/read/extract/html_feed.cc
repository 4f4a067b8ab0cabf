#include "read/extract/html_feed.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/hash.h"
#include "read/extract/html_tree.h"

namespace recoupe {
namespace {

// Open elements less closed ones; far above what real pages leave open, low enough to bound the
// parser's work.
constexpr std::int64_t kMaxUnclosed = 4000;
constexpr std::size_t kMaxJsonLd = 64;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

// With their content.
constexpr std::array<std::string_view, 19> kInvisible = {
    "applet",   "audio",    "canvas",   "embed",    "iframe",    "math",   "noembed",
    "noframes", "noscript", "object",   "picture",  "plaintext", "script", "select",
    "style",    "svg",      "template", "textarea", "xmp"};
// The tag alone.
constexpr std::array<std::string_view, 34> kFormatting = {
    "acronym", "b",   "bdi",   "bdo",  "big",  "blink", "cite",   "code",   "data",
    "del",     "dfn", "em",    "font", "i",    "ins",   "kbd",    "mark",   "marquee",
    "nobr",    "q",   "ruby",  "s",    "samp", "small", "source", "strike", "strong",
    "sub",     "sup", "track", "tt",   "u",    "var",   "wbr"};
constexpr std::array<std::string_view, 14> kVoid = {"area",  "base",  "br",     "col",   "embed",
                                                    "frame", "hr",    "img",    "input", "link",
                                                    "meta",  "param", "source", "wbr"};
// Their end may be left out: they never hold one another.
constexpr std::array<std::string_view, 17> kSelfEnding = {
    "body",   "caption", "colgroup", "dd", "dt",    "head", "html",  "li", "optgroup",
    "option", "p",       "tbody",    "td", "tfoot", "th",   "thead", "tr"};

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_name_start(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
bool is_name(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
}

class Feeder {
 public:
  explicit Feeder(std::string_view page) : page_(page) { out_.html.reserve(page.size() / 4); }

  HtmlFeed run() {
    while (at_ < page_.size() && !out_.truncated) {
      const std::size_t next = std::min(page_.find('<', at_), page_.size());
      out_.html.append(page_, at_, next - at_);
      at_ = next;
      if (at_ < page_.size()) markup();
      if (tags_ > kMaxTags || out_.html.size() > kMaxTextBytes) out_.truncated = true;
    }
    return std::move(out_);
  }

 private:
  void markup() {
    const std::string_view rest = page_.substr(at_);
    if (rest.substr(0, 4) == "<!--") {
      skip_past("-->", at_ + 4);
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
      skip_past(">", at_);
    } else if (rest.size() > 2 && rest[1] == '/' && is_name_start(rest[2])) {
      end_tag();
    } else if (rest.size() > 1 && is_name_start(rest[1])) {
      start_tag();
    } else {
      out_.html += "&lt;";
      ++at_;
    }
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t end = page_.find(mark, from);
    at_ = end == std::string_view::npos ? page_.size() : end + mark.size();
  }

  // In small letters; it lives until the next tag.
  std::string_view name_at(std::size_t at) {
    std::size_t size = 0;
    while (at < page_.size() && is_name(page_[at]) && size < name_.size())
      name_[size++] = ascii_lower(page_[at++]);
    return {name_.data(), size};
  }

  // One past the '>' that ends the tag at `at_`; quoted values may hold one.
  std::size_t tag_end() const {
    char quote = 0;
    for (std::size_t i = at_ + 1; i < page_.size(); ++i) {
      const char c = page_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && page_[i - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return page_.size();
  }

  void start_tag() {
    const std::string_view name = name_at(at_ + 1);
    const std::size_t begin = at_;
    const std::size_t end = tag_end();
    const std::string_view tag = page_.substr(begin, end - begin);
    at_ = end;
    if (among(kInvisible, name)) return skip_element(name, tag);
    if (among(kFormatting, name) || name == "body" || name == "html") {
      if (name == "body" || name == "html") out_.html += tag;
      return;
    }
    if (!among(kVoid, name) && !among(kSelfEnding, name) && !open(name)) return;
    ++tags_;
    out_.html += tag;
  }

  void end_tag() {
    const std::string_view name = name_at(at_ + 2);
    skip_past(">", at_);
    if (among(kInvisible, name) || among(kFormatting, name) || name == "body" || name == "html")
      return;
    if (!among(kSelfEnding, name) && !close(name)) return;
    ++tags_;
    out_.html += "</";
    out_.html += name;
    out_.html += '>';
  }

  // A model of the parser's stack of open elements: false where the tag must not reach it.
  bool open(std::string_view name) {
    if (stack_.size() >= kMaxDepth || unclosed_ >= kMaxUnclosed) {
      out_.too_deep = true;
      return false;
    }
    stack_.push_back(hash(name));
    ++unclosed_;
    return true;
  }

  bool close(std::string_view name) {
    const auto it = std::find(stack_.rbegin(), stack_.rend(), hash(name));
    if (it == stack_.rend()) return false;
    const bool inline_tag = name == "a" || name == "span" || name == "label" || name == "time";
    if (inline_tag) {
      stack_.erase(std::next(it).base());
    } else {
      stack_.erase(std::next(it).base(), stack_.end());
    }
    --unclosed_;
    return true;
  }

  void skip_element(std::string_view name, std::string_view tag) {
    if (among(kVoid, name) || (tag.size() > 1 && tag[tag.size() - 2] == '/' && name != "script"))
      return;
    if (std::find(unending_.begin(), unending_.end(), name) != unending_.end()) return;
    const std::optional<std::size_t> end = element_end(name);
    if (!end) {  // remembered: looking for it again and again would be quadratic
      unending_.emplace_back(name);
      if (name == "script" || name == "style") at_ = page_.size();
      return;
    }
    if (name == "script" && tag.find("ld+json") != std::string_view::npos &&
        out_.json_ld.size() < kMaxJsonLd) {
      out_.json_ld.emplace_back(page_.substr(at_, *end - at_));
    }
    at_ = *end;
    skip_past(">", at_);
    out_.html += ' ';
  }

  // Where "</name" stands next.
  std::optional<std::size_t> element_end(std::string_view name) const {
    for (std::size_t i = page_.find("</", at_); i != std::string_view::npos;
         i = page_.find("</", i + 2)) {
      const std::string_view found = page_.substr(i + 2, name.size());
      if (found.size() == name.size() &&
          std::equal(found.begin(), found.end(), name.begin(),
                     [](char a, char b) { return ascii_lower(a) == b; })) {
        return i;
      }
    }
    return std::nullopt;
  }

  std::string_view page_;
  std::array<char, 40> name_{};
  std::size_t at_ = 0;
  std::uint32_t tags_ = 0;
  std::int64_t unclosed_ = 0;
  std::vector<std::uint64_t> stack_;
  std::vector<std::string> unending_;
  HtmlFeed out_;
};

}  // namespace

HtmlFeed feed_of(std::string_view utf8) { return Feeder(utf8).run(); }

}  // namespace recoupe
