#include "read/extract/html_tree.h"

#include <myhtml/api.h>

#include <memory>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/html_feed.h"

namespace recoupe {
namespace {

struct DestroyParser {
  void operator()(myhtml_t* p) const { myhtml_destroy(p); }
};
struct DestroyTree {
  void operator()(myhtml_tree_t* t) const { myhtml_tree_destroy(t); }
};
using Parser = std::unique_ptr<myhtml_t, DestroyParser>;
using ParsedTree = std::unique_ptr<myhtml_tree_t, DestroyTree>;

// NOLINTNEXTLINE(readability-function-size): a table of names, one line each
Tag tag_of(myhtml_tag_id_t id) {
  switch (id) {
    case MyHTML_TAG__TEXT:
      return Tag::kText;
    case MyHTML_TAG_HTML:
      return Tag::kHtml;
    case MyHTML_TAG_HEAD:
      return Tag::kHead;
    case MyHTML_TAG_BODY:
      return Tag::kBody;
    case MyHTML_TAG_TITLE:
      return Tag::kTitle;
    case MyHTML_TAG_META:
      return Tag::kMeta;
    case MyHTML_TAG_LINK:
      return Tag::kLink;
    case MyHTML_TAG_ARTICLE:
      return Tag::kArticle;
    case MyHTML_TAG_MAIN:
      return Tag::kMain;
    case MyHTML_TAG_SECTION:
      return Tag::kSection;
    case MyHTML_TAG_NAV:
      return Tag::kNav;
    case MyHTML_TAG_ASIDE:
      return Tag::kAside;
    case MyHTML_TAG_HEADER:
    case MyHTML_TAG_HGROUP:
      return Tag::kHeader;
    case MyHTML_TAG_FOOTER:
      return Tag::kFooter;
    case MyHTML_TAG_CENTER:
    case MyHTML_TAG_FIELDSET:
    case MyHTML_TAG_DETAILS:
    case MyHTML_TAG_SUMMARY:
    case MyHTML_TAG_DIV:
      return Tag::kDiv;
    case MyHTML_TAG_P:
      return Tag::kParagraph;
    case MyHTML_TAG_BR:
      return Tag::kBreak;
    case MyHTML_TAG_HR:
      return Tag::kRule;
    case MyHTML_TAG_H1:
      return Tag::kH1;
    case MyHTML_TAG_H2:
      return Tag::kH2;
    case MyHTML_TAG_H3:
      return Tag::kH3;
    case MyHTML_TAG_H4:
    case MyHTML_TAG_H5:
    case MyHTML_TAG_H6:
      return Tag::kHeading;
    case MyHTML_TAG_UL:
    case MyHTML_TAG_OL:
    case MyHTML_TAG_DL:
    case MyHTML_TAG_MENU:
      return Tag::kList;
    case MyHTML_TAG_LI:
    case MyHTML_TAG_DT:
    case MyHTML_TAG_DD:
      return Tag::kItem;
    case MyHTML_TAG_TABLE:
    case MyHTML_TAG_TBODY:
    case MyHTML_TAG_THEAD:
    case MyHTML_TAG_TFOOT:
      return Tag::kTable;
    case MyHTML_TAG_TR:
      return Tag::kRow;
    case MyHTML_TAG_TD:
    case MyHTML_TAG_TH:
      return Tag::kCell;
    case MyHTML_TAG_FIGURE:
      return Tag::kFigure;
    case MyHTML_TAG_CAPTION:
    case MyHTML_TAG_FIGCAPTION:
      return Tag::kCaption;
    case MyHTML_TAG_BLOCKQUOTE:
      return Tag::kQuote;
    case MyHTML_TAG_PRE:
      return Tag::kPre;
    case MyHTML_TAG_A:
      return Tag::kAnchor;
    case MyHTML_TAG_TIME:
      return Tag::kTime;
    case MyHTML_TAG_FORM:
      return Tag::kForm;
    case MyHTML_TAG_BUTTON:
      return Tag::kButton;
    case MyHTML_TAG_ADDRESS:
      return Tag::kAddress;
    case MyHTML_TAG_DIALOG:
      return Tag::kDialog;
    case MyHTML_TAG_VIDEO:
      return Tag::kMedia;
    default:
      return Tag::kOther;
  }
}

struct KeyName {
  std::string_view name;
  AttrKey key;
};
constexpr KeyName kKeys[] = {{"class", AttrKey::kWords},
                             {"id", AttrKey::kWords},
                             {"data-component", AttrKey::kWords},
                             {"data-testid", AttrKey::kWords},
                             {"itemprop", AttrKey::kItemprop},
                             {"property", AttrKey::kProperty},
                             {"name", AttrKey::kName},
                             {"content", AttrKey::kContent},
                             {"datetime", AttrKey::kDatetime},
                             {"title", AttrKey::kHint},
                             {"rel", AttrKey::kRel},
                             {"href", AttrKey::kHref},
                             {"role", AttrKey::kRole},
                             {"hidden", AttrKey::kHidden}};

std::string_view view(const char* s, std::size_t n) {
  return s != nullptr ? std::string_view(s, n) : std::string_view();
}

class TableMaker {
 public:
  explicit TableMaker(HtmlTree& out) : out_(out) {}

  // Pre-order without recursion: down, else right, else up until there is a right.
  void walk(myhtml_tree_node_t* root) {
    myhtml_tree_node_t* node = root;
    while (node != nullptr) {
      enter(node);
      if (myhtml_tree_node_t* child = myhtml_node_child(node)) {
        node = child;
        continue;
      }
      leave();
      while (node != root && myhtml_node_next(node) == nullptr) {
        node = myhtml_node_parent(node);
        if (node == nullptr || open_.empty()) return;
        leave();
      }
      if (node == root) return;
      node = myhtml_node_next(node);
    }
  }

 private:
  void enter(myhtml_tree_node_t* node) {
    HtmlNode n;
    const auto self = static_cast<std::uint32_t>(out_.nodes.size());
    n.tag = tag_of(myhtml_node_tag_id(node));
    n.parent = open_.empty() ? 0 : open_.back();
    n.linked = n.tag == Tag::kAnchor || (!open_.empty() && out_.nodes[n.parent].linked);
    n.block = is_block(n.tag) || open_.empty() ? self : out_.nodes[n.parent].block;
    n.text.begin = n.text.end = static_cast<std::uint32_t>(out_.text.size());
    n.links = links_;
    if (n.tag == Tag::kText) {
      std::size_t size = 0;
      const char* text = myhtml_node_text(node, &size);
      add_text(view(text, size));
      if (n.linked) links_ += static_cast<std::uint32_t>(out_.text.size()) - n.text.begin;
    } else {
      n.attrs = attributes(node);
    }
    out_.nodes.push_back(n);
    open_.push_back(self);
  }

  void leave() {
    HtmlNode& n = out_.nodes[open_.back()];
    n.end = static_cast<std::uint32_t>(out_.nodes.size());
    n.text.end = static_cast<std::uint32_t>(out_.text.size());
    n.links = links_ - n.links;
    open_.pop_back();
  }

  // White space becomes one space; soft hyphens and zero-width signs go.
  void add_text(std::string_view raw) {
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

  Run<HtmlAttr> attributes(myhtml_tree_node_t* node) {
    Run<HtmlAttr> run;
    run.begin = static_cast<std::uint32_t>(out_.attrs.size());
    for (auto* a = myhtml_node_attribute_first(node); a != nullptr; a = myhtml_attribute_next(a)) {
      std::size_t key_size = 0;
      std::size_t value_size = 0;
      const char* key = myhtml_attribute_key(a, &key_size);
      const char* value = myhtml_attribute_value(a, &value_size);
      add_attribute(view(key, key_size), view(value, value_size));
    }
    run.end = static_cast<std::uint32_t>(out_.attrs.size());
    return run;
  }

  void add_attribute(std::string_view key, std::string_view value) {
    constexpr std::size_t kMaxValue = 20'000;
    value = value.substr(0, kMaxValue);
    if (const auto known = attribute_key(key)) add(*known, value);
    const bool unseen = (key == "style" && value.find("display:none") != std::string_view::npos);
    if (unseen) add(AttrKey::kHidden, "style");
  }

  void add(AttrKey key, std::string_view value) {
    const auto begin = static_cast<std::uint32_t>(out_.values.size());
    out_.values += value;
    out_.attrs.push_back({key, {begin, static_cast<std::uint32_t>(out_.values.size())}});
  }

  HtmlTree& out_;
  std::vector<std::uint32_t> open_;
  std::uint32_t links_ = 0;
};

}  // namespace

std::optional<AttrKey> attribute_key(std::string_view name) {
  for (const KeyName& k : kKeys)
    if (!name.empty() && k.name.front() == name.front() && k.name == name) return k.key;
  return std::nullopt;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::kOther:
    case Tag::kText:
    case Tag::kBreak:
    case Tag::kAnchor:
    case Tag::kTime:
    case Tag::kLink:
    case Tag::kMeta:
      return false;
    default:
      return true;
  }
}

std::string_view HtmlTree::attr(std::size_t i, AttrKey key) const {
  for (std::uint32_t a = nodes[i].attrs.begin; a < nodes[i].attrs.end; ++a) {
    if (attrs[a].key == key) return attrs[a].value.of(values);
  }
  return {};
}

HtmlTree parse_html(std::string_view utf8) {
  HtmlTree out;
  HtmlFeed feed = feed_of(utf8);
  out.json_ld = std::move(feed.json_ld);
  out.too_deep = feed.too_deep;
  out.truncated = feed.truncated;
  out.text.reserve(feed.html.size());
  out.values.reserve(feed.html.size() / 2);
  const Parser parser(myhtml_create());
  if (!parser ||
      myhtml_init(parser.get(), MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0) != MyHTML_STATUS_OK)
    return out;
  const ParsedTree tree(myhtml_tree_create());
  if (!tree || myhtml_tree_init(tree.get(), parser.get()) != MyHTML_STATUS_OK) return out;
  myhtml_parse_single(tree.get(), MyENCODING_UTF_8, feed.html.data(), feed.html.size());
  if (myhtml_tree_node_t* root = myhtml_tree_get_node_html(tree.get())) TableMaker(out).walk(root);
  return out;
}

}  // namespace recoupe
