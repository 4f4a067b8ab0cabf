#include "read/extract/html_feed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "base/hash.h"
#include "base/utf8.h"
#include "read/extract/html_tags.h"

namespace recoupe {
namespace {

// Open elements less closed ones; far above what real pages leave open, low enough to bound the
// parser's work.
constexpr std::int64_t kMaxUnclosed = 4000;
constexpr std::size_t kMaxJsonLd = 64;

bool is_name_start(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
bool is_name(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }

// Names of elements as numbers; two names share one only by a collision of 64 bits.
std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  if (name.size() > sizeof key) return hash(name);
  std::memcpy(&key, name.data(), name.size());
  return key;
}

class Feeder {
 public:
  explicit Feeder(std::string_view page) : page_(page) {
    out_.numbered = page.find(kNumberMark) == std::string_view::npos &&
                    page.find('\0') == std::string_view::npos;
    out_.html.reserve(page.size() / 8);
    out_.values.reserve(page.size() / 8);
  }

  HtmlFeed run() {
    while (at_ < page_.size() && !out_.truncated) {
      const std::size_t next = std::min(page_.find('<', at_), page_.size());
      add_text(page_.substr(at_, next - at_));
      at_ = next;
      if (at_ < page_.size()) markup();
      if (tags_ > kMaxTags || out_.html.size() + past_ > kMaxTextBytes) out_.truncated = true;
    }
    return std::move(out_);
  }

 private:
  // White space after white space, whatever tags stand between the two, adds nothing to the words:
  // half the texts of a page are such, and each would be a node.
  void add_text(std::string_view text) {
    if (text.empty() || (spaced_ && std::all_of(text.begin(), text.end(), is_blank))) return;
    spaced_ = is_blank(text.back());
    constexpr std::size_t kShortest = 8;  // to be worth a number
    if (text.size() < kShortest || !may_pass(text)) {
      out_.html += text;
    } else {
      pass_text(text);
    }
  }

  // What the parser has nothing to decode in: neither "&eacute;" nor a line's end of two signs.
  bool may_pass(std::string_view text) const {
    return out_.numbered && !in_title_ && text.find('&') == std::string_view::npos &&
           text.find('\r') == std::string_view::npos;
  }

  // The parser must know that white space comes first: it stands in another element there, or goes.
  void pass_text(std::string_view text) {
    constexpr std::size_t kTellingBlanks = 2;  // a line's end, which <pre> swallows, and one more
    const auto word = std::find_if_not(text.begin(), text.end(), is_blank);
    const auto blanks = static_cast<std::size_t>(word - text.begin());
    out_.html += text.substr(0, std::min(blanks, kTellingBlanks));
    if (blanks == text.size()) return;
    out_.html += kNumberMark;
    add_number(out_.texts.size());
    out_.html += kNumberMark;
    out_.texts.push_back(text.substr(blanks));
    past_ += text.size();
  }

  void add_number(std::size_t number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    out_.html.append(digits.begin(), end);
  }

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
      add_text("&lt;");
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
    std::size_t end = page_.find('>', at_);
    for (std::size_t i = at_; end != std::string_view::npos;) {
      i = page_.substr(0, end).find('=', i);
      if (i == std::string_view::npos) return end + 1;
      const char quote = page_[++i];
      if (quote != '"' && quote != '\'') continue;
      i = page_.find(quote, i + 1);
      if (i == std::string_view::npos) break;
      if (i > end) end = page_.find('>', i);
    }
    return page_.size();
  }

  void start_tag() {
    const std::string_view name = name_at(at_ + 1);
    const std::size_t begin = at_;
    std::size_t end = begin + 1 + name.size();
    const bool by_rules = read_attributes(end);
    at_ = by_rules ? end + 1 : tag_end();
    const std::string_view tag = page_.substr(begin, at_ - begin);
    const unsigned kinds = kinds_of(name);
    if ((kinds & kInvisible) != 0) return skip_element(name, kinds, tag);
    if ((kinds & kFormatting) != 0) return;
    if ((kinds & (kRoot | kVoid | kSelfEnding)) == 0 && !open(name)) return;
    if ((kinds & kRoot) == 0) ++tags_;
    if (by_rules) {
      out_.html += tag.substr(0, 1 + name.size());
      add_attributes((kinds & kRoot) == 0);
      out_.html += '>';
    } else {
      out_.html += tag;
    }
    if (name == "title") in_title_ = true;
  }

  struct Attribute {
    AttrKey key{};
    std::string_view whole, value;
  };

  // Those that a table of nodes keeps; moves `at` from the end of a tag's name to the '>' that ends
  // the tag. False where it is not written by the rules: then the parser, which knows how to read
  // that, has it as it stands.
  bool read_attributes(std::size_t& at) {
    attributes_.clear();
    while (at < page_.size() && ends_attribute(page_[at])) {
      while (at < page_.size() && (is_blank(page_[at]) || page_[at] == '/')) ++at;
      if (at == page_.size()) return false;
      if (page_[at] == '>') return true;
      const std::size_t begin = at;
      while (at < page_.size() && is_attribute_name(page_[at])) ++at;
      const std::string_view name = page_.substr(begin, at - begin);
      std::string_view value;
      if (name.empty() || !read_value(at, value)) return false;
      if (const auto key = key_of_kept(name, value))
        attributes_.push_back({*key, page_.substr(begin, at - begin), value});
    }
    return false;
  }

  static bool ends_attribute(char c) { return is_blank(c) || c == '/' || c == '>'; }
  static bool is_attribute_name(char c) {
    return !ends_attribute(c) && c != '=' && c != '"' && c != '\'' && c != '<';
  }

  // Moves `at` from the end of an attribute's name to the end of its value, if it has one.
  bool read_value(std::size_t& at, std::string_view& value) const {
    std::size_t i = at;
    while (i < page_.size() && is_blank(page_[i])) ++i;
    if (i == page_.size() || page_[i] != '=') return true;
    ++i;
    while (i < page_.size() && is_blank(page_[i])) ++i;
    if (i == page_.size() || page_[i] == '>') return false;
    const bool quoted = page_[i] == '"' || page_[i] == '\'';
    const std::size_t begin = quoted ? i + 1 : i;
    if (quoted) {
      i = page_.find(page_[i], begin);
      if (i == std::string_view::npos) return false;
    } else {
      for (; i < page_.size() && !is_blank(page_[i]) && page_[i] != '>'; ++i)
        if (page_[i] == '"' || page_[i] == '\'') return false;
    }
    value = page_.substr(begin, i - begin);
    at = quoted ? i + 1 : i;
    return true;
  }

  void add_attributes(bool numbers) {
    for (const Attribute& a : attributes_) numbers = numbers && may_pass(a.value);
    if (numbers && !attributes_.empty()) {
      out_.html += ' ';
      out_.html += kNumberMark;
      add_number(out_.tags.size());
      out_.tags.push_back({static_cast<std::uint32_t>(out_.attrs.size()),
                           static_cast<std::uint32_t>(out_.attrs.size() + attributes_.size())});
    }
    for (const Attribute& a : attributes_) {
      if (numbers) {
        add_attribute(a.key, a.value, out_.attrs, out_.values);
        past_ += a.value.size();
      } else {
        out_.html += ' ';
        out_.html += a.whole;
      }
    }
  }

  static std::optional<AttrKey> key_of_kept(std::string_view name, std::string_view value) {
    constexpr std::size_t kLongest = 14;  // of the names that are kept
    if (name.size() > kLongest) return std::nullopt;
    std::array<char, kLongest> lowered{};
    std::transform(name.begin(), name.end(), lowered.begin(),
                   [](char c) { return ascii_lower(c); });
    return attribute_key({lowered.data(), name.size()}, value);
  }

  void end_tag() {
    const std::string_view name = name_at(at_ + 2);
    skip_past(">", at_);
    const unsigned kinds = kinds_of(name);
    if ((kinds & (kInvisible | kFormatting | kRoot)) != 0) return;
    if ((kinds & kSelfEnding) == 0 && !close(name, kinds)) return;
    if (name == "title") in_title_ = false;
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
    stack_.push_back(key_of(name));
    ++unclosed_;
    return true;
  }

  bool close(std::string_view name, unsigned kinds) {
    const auto it = std::find(stack_.rbegin(), stack_.rend(), key_of(name));
    if (it == stack_.rend()) return false;
    if ((kinds & kInsideLine) != 0) {
      stack_.erase(std::next(it).base());
    } else {
      stack_.erase(std::next(it).base(), stack_.end());
    }
    --unclosed_;
    return true;
  }

  void skip_element(std::string_view name, unsigned kinds, std::string_view tag) {
    if ((kinds & kVoid) != 0 || (tag.size() > 1 && tag[tag.size() - 2] == '/' && name != "script"))
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
    add_text(" ");
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
  bool spaced_ = false;                // the text so far ends with white space
  bool in_title_ = false;              // where the parser takes tags for words
  std::size_t past_ = 0;               // bytes that went past the parser
  std::vector<Attribute> attributes_;  // of the tag at hand
  std::uint32_t tags_ = 0;
  std::int64_t unclosed_ = 0;
  std::vector<std::uint64_t> stack_;
  std::vector<std::string> unending_;
  HtmlFeed out_;
};

}  // namespace

HtmlFeed feed_of(std::string_view utf8) { return Feeder(utf8).run(); }

}  // namespace recoupe
