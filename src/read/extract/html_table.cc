#include "read/extract/html_table.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "base/utf8.h"

namespace recoupe {
namespace {

struct TagName {
  std::string_view name;
  Tag tag;
};

constexpr TagName kTags[] = {{"a", Tag::kAnchor},
                             {"address", Tag::kAddress},
                             {"article", Tag::kArticle},
                             {"aside", Tag::kAside},
                             {"blockquote", Tag::kQuote},
                             {"body", Tag::kBody},
                             {"br", Tag::kBreak},
                             {"button", Tag::kButton},
                             {"caption", Tag::kCaption},
                             {"center", Tag::kDiv},
                             {"dd", Tag::kItem},
                             {"details", Tag::kDiv},
                             {"dialog", Tag::kDialog},
                             {"div", Tag::kDiv},
                             {"dl", Tag::kList},
                             {"dt", Tag::kItem},
                             {"fieldset", Tag::kDiv},
                             {"figcaption", Tag::kCaption},
                             {"figure", Tag::kFigure},
                             {"footer", Tag::kFooter},
                             {"form", Tag::kForm},
                             {"h1", Tag::kH1},
                             {"h2", Tag::kH2},
                             {"h3", Tag::kH3},
                             {"h4", Tag::kHeading},
                             {"h5", Tag::kHeading},
                             {"h6", Tag::kHeading},
                             {"head", Tag::kHead},
                             {"header", Tag::kHeader},
                             {"hgroup", Tag::kHeader},
                             {"hr", Tag::kRule},
                             {"html", Tag::kHtml},
                             {"li", Tag::kItem},
                             {"link", Tag::kLink},
                             {"main", Tag::kMain},
                             {"menu", Tag::kList},
                             {"meta", Tag::kMeta},
                             {"nav", Tag::kNav},
                             {"ol", Tag::kList},
                             {"p", Tag::kParagraph},
                             {"pre", Tag::kPre},
                             {"section", Tag::kSection},
                             {"summary", Tag::kDiv},
                             {"table", Tag::kTable},
                             {"tbody", Tag::kTable},
                             {"td", Tag::kCell},
                             {"tfoot", Tag::kTable},
                             {"th", Tag::kCell},
                             {"thead", Tag::kTable},
                             {"time", Tag::kTime},
                             {"title", Tag::kTitle},
                             {"tr", Tag::kRow},
                             {"ul", Tag::kList},
                             {"video", Tag::kMedia}};
static_assert(std::ranges::is_sorted(kTags, {}, &TagName::name));

// The number that the feed has put there.
std::optional<std::size_t> number(std::string_view digits, std::size_t below) {
  std::size_t n = below;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n < below ? std::optional(n) : std::nullopt;
}

}  // namespace

Tag tag_named(std::string_view name) {
  const auto* found = std::ranges::lower_bound(kTags, name, {}, &TagName::name);
  return found != std::end(kTags) && found->name == name ? found->tag : Tag::kOther;
}

void HtmlTable::open(Tag tag) {
  HtmlNode n;
  const auto self = static_cast<std::uint32_t>(out_.nodes.size());
  n.tag = tag;
  n.parent = open_.empty() ? 0 : open_.back();
  n.linked = tag == Tag::kAnchor || (!open_.empty() && out_.nodes[n.parent].linked);
  n.block = is_block(tag) || open_.empty() ? self : out_.nodes[n.parent].block;
  n.text.begin = n.text.end = static_cast<std::uint32_t>(out_.text.size());
  n.links = links_;
  n.attrs.begin = n.attrs.end = static_cast<std::uint32_t>(out_.attrs.size());
  out_.nodes.push_back(n);
  open_.push_back(self);
}

void HtmlTable::attribute(std::string_view name, std::string_view value) {
  HtmlNode& node = out_.nodes.back();
  if (feed_.numbered && name.starts_with(kNumberMark)) {
    if (const auto n = number(name.substr(1), feed_.tags.size())) node.attrs = feed_.tags[*n];
  } else if (const auto key = attribute_key(name, value)) {
    add_attribute(*key, value, out_.attrs, out_.values);
    node.attrs.end = static_cast<std::uint32_t>(out_.attrs.size());
  }
}

void HtmlTable::text(std::string_view raw) {
  open(Tag::kText);
  while (feed_.numbered) {
    const std::size_t mark = raw.find(kNumberMark);
    if (mark == std::string_view::npos) break;
    add_words(raw.substr(0, mark));
    const std::size_t end = std::min(raw.find(kNumberMark, mark + 1), raw.size());
    if (const auto n = number(raw.substr(mark + 1, end - mark - 1), feed_.texts.size()))
      add_words(feed_.texts[*n]);
    raw.remove_prefix(std::min(end + 1, raw.size()));
  }
  add_words(raw);
  const HtmlNode& n = out_.nodes.back();
  if (n.linked) links_ += static_cast<std::uint32_t>(out_.text.size()) - n.text.begin;
  close();
}

void HtmlTable::add_words(std::string_view raw) {
  // Neither white space nor the first byte of a sign that is not seen.
  const auto plain = [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b > ' ' && b != 0xC2 && b != 0xE2 && b != 0xEF;
  };
  for (std::size_t i = 0; i < raw.size();) {
    std::size_t end = i;
    while (end < raw.size() && plain(raw[end])) ++end;
    out_.text += raw.substr(i, end - i);
    if (end == raw.size()) return;
    i = end;
    if (static_cast<unsigned char>(raw[i]) <= ' ') {
      if (out_.text.empty() || out_.text.back() != ' ') out_.text += ' ';
      ++i;
      continue;
    }
    const CodePoint p = decode(raw, i);
    const bool unseen =
        p.value == 0xAD || p.value == 0x200B || p.value == 0xFEFF || p.value == 0x200E;
    if (!unseen) out_.text += raw.substr(i, p.size);
    i += p.size;
  }
}

void HtmlTable::close() {
  HtmlNode& n = out_.nodes[open_.back()];
  n.end = static_cast<std::uint32_t>(out_.nodes.size());
  n.text.end = static_cast<std::uint32_t>(out_.text.size());
  n.links = links_ - n.links;
  open_.pop_back();
}

}  // namespace recoupe
