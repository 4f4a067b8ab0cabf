#include "read/extract/html_feed.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "base/hash.h"
#include "read/extract/html_tree.h"

namespace recoupe {
namespace {

// Open elements less closed ones; far above what real pages leave open, low enough to bound the
// parser's work.
constexpr std::int64_t kMaxUnclosed = 4000;
constexpr std::size_t kMaxJsonLd = 64;

enum TagKind : std::uint8_t {
  kInvisible = 1,    // with its content
  kFormatting = 2,   // the tag alone is left out
  kVoid = 4,         // it has no end
  kSelfEnding = 8,   // its end may be left out: it never holds another of these
  kRoot = 16,        // <html> and <body>: their ends say nothing
  kInsideLine = 32,  // closing it closes nothing else
};

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

// Where the names with each first letter begin.
constexpr std::array<std::uint8_t, 27> kLetters = [] {
  std::array<std::uint8_t, 27> out{};
  for (std::size_t letter = 0; letter < out.size(); ++letter)
    while (out[letter] < std::size(kTags) &&
           kTags[out[letter]].name.front() < static_cast<char>('a' + letter))
      ++out[letter];
  return out;
}();

unsigned kinds_of(std::string_view name) {
  const auto letter = static_cast<std::size_t>(name.front() - 'a');
  for (std::size_t i = kLetters[letter]; i < kLetters[letter + 1]; ++i)
    if (kTags[i].name == name) return kTags[i].kinds;
  return 0;
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
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
  explicit Feeder(std::string_view page) : page_(page) { out_.html.reserve(page.size() / 4); }

  HtmlFeed run() {
    while (at_ < page_.size() && !out_.truncated) {
      const std::size_t next = std::min(page_.find('<', at_), page_.size());
      add_text(page_.substr(at_, next - at_));
      at_ = next;
      if (at_ < page_.size()) markup();
      if (tags_ > kMaxTags || out_.html.size() > kMaxTextBytes) out_.truncated = true;
    }
    return std::move(out_);
  }

 private:
  // White space after white space, whatever tags stand between the two, adds nothing to the words:
  // half the texts of a page are such, and each would be a node.
  void add_text(std::string_view text) {
    if (text.empty() || (spaced_ && std::all_of(text.begin(), text.end(), is_blank))) return;
    out_.html += text;
    spaced_ = is_blank(text.back());
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
    const std::size_t end = tag_end();
    const std::string_view tag = page_.substr(begin, end - begin);
    at_ = end;
    const unsigned kinds = kinds_of(name);
    if ((kinds & kInvisible) != 0) return skip_element(name, kinds, tag);
    if ((kinds & kFormatting) != 0) return;
    if ((kinds & (kRoot | kVoid | kSelfEnding)) == 0 && !open(name)) return;
    if ((kinds & kRoot) == 0) ++tags_;
    const std::size_t size = out_.html.size();
    if (add_tag(tag, 1 + name.size())) return;
    out_.html.resize(size);
    out_.html += tag;
  }

  // The tag with those of its attributes that a table of nodes keeps. False where it is not written
  // by the rules: then the parser, which knows how to read that, has it as it stands.
  bool add_tag(std::string_view tag, std::size_t at) {
    const std::size_t last = tag.size() - 1;
    if (tag[last] != '>' || !(at == last || is_blank(tag[at]) || tag[at] == '/')) return false;
    out_.html.append(tag, 0, at);
    for (;;) {
      while (at < last && (is_blank(tag[at]) || tag[at] == '/')) ++at;
      if (at == last) break;
      const std::size_t begin = at;
      while (at < last && is_attribute_name(tag[at])) ++at;
      const std::string_view name = tag.substr(begin, at - begin);
      if (name.empty() || !skip_value(tag, at)) return false;
      if (!is_kept(name, tag.substr(begin, at - begin))) continue;
      out_.html += ' ';
      out_.html.append(tag, begin, at - begin);
    }
    out_.html += '>';
    return true;
  }

  static bool is_attribute_name(char c) {
    return !is_blank(c) && c != '/' && c != '=' && c != '>' && c != '"' && c != '\'' && c != '<';
  }

  // Moves `at` from the end of an attribute's name to the end of its value, if it has one.
  static bool skip_value(std::string_view tag, std::size_t& at) {
    const std::size_t last = tag.size() - 1;
    std::size_t i = at;
    while (i < last && is_blank(tag[i])) ++i;
    if (tag[i] != '=') return at == last || is_blank(tag[at]) || tag[at] == '/';
    ++i;
    while (i < last && is_blank(tag[i])) ++i;
    if (i == last) return false;
    if (tag[i] == '"' || tag[i] == '\'') {
      i = tag.find(tag[i], i + 1);
      if (i >= last) return false;
      at = i + 1;
      return at == last || is_blank(tag[at]) || tag[at] == '/';
    }
    for (; i < last && !is_blank(tag[i]); ++i)
      if (tag[i] == '>' || tag[i] == '"' || tag[i] == '\'') return false;
    at = i;
    return true;
  }

  static bool is_kept(std::string_view name, std::string_view attribute) {
    constexpr std::size_t kLongest = 14;  // of the names that are kept
    if (name.size() > kLongest) return false;
    std::string lowered(name);
    std::transform(name.begin(), name.end(), lowered.begin(), ascii_lower);
    if (lowered == "style") return attribute.find("none") != std::string_view::npos;
    return attribute_key(lowered).has_value();
  }

  void end_tag() {
    const std::string_view name = name_at(at_ + 2);
    skip_past(">", at_);
    const unsigned kinds = kinds_of(name);
    if ((kinds & (kInvisible | kFormatting | kRoot)) != 0) return;
    if ((kinds & kSelfEnding) == 0 && !close(name, kinds)) return;
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
  bool spaced_ = false;  // the text so far ends with white space
  std::uint32_t tags_ = 0;
  std::int64_t unclosed_ = 0;
  std::vector<std::uint64_t> stack_;
  std::vector<std::string> unending_;
  HtmlFeed out_;
};

}  // namespace

HtmlFeed feed_of(std::string_view utf8) { return Feeder(utf8).run(); }

}  // namespace recoupe
