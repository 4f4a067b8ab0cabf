#include "read/extract/site_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::array<std::pair<std::string_view, Tag>, 12> kTags{{{"article", Tag::kArticle},
                                                                  {"aside", Tag::kAside},
                                                                  {"figure", Tag::kFigure},
                                                                  {"footer", Tag::kFooter},
                                                                  {"h1", Tag::kH1},
                                                                  {"h2", Tag::kH2},
                                                                  {"header", Tag::kHeader},
                                                                  {"main", Tag::kMain},
                                                                  {"nav", Tag::kNav},
                                                                  {"section", Tag::kSection},
                                                                  {"table", Tag::kTable},
                                                                  {"time", Tag::kTime}}};

struct Selector {
  Tag tag = Tag::kOther;  // kOther: an attribute
  AttrKey key{};
  std::string_view value;
};

// Nothing for what is no selector, or asks for what the tree does not keep.
std::optional<Selector> selector_of(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  if (text.front() == '.' || text.front() == '#')
    return Selector{Tag::kOther, AttrKey::kWords, text.substr(1)};
  if (text.front() == '[' && text.back() == ']') {
    const std::size_t sign = text.find('=');
    if (sign == std::string_view::npos) return std::nullopt;
    const auto key = attribute_key(text.substr(1, sign - 1), {});
    if (!key) return std::nullopt;
    return Selector{Tag::kOther, *key, text.substr(sign + 1, text.size() - sign - 2)};
  }
  for (const auto& [name, tag] : kTags)
    if (name == text) return Selector{tag, {}, {}};
  return std::nullopt;
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || static_cast<unsigned char>(list[at - 1]) <= ' ';
    if (starts && (end == list.size() || static_cast<unsigned char>(list[end]) <= ' ')) return true;
  }
  return false;
}

bool names(const Selector& selector, const HtmlTree& tree, std::uint32_t node) {
  const HtmlNode& n = tree.nodes[node];
  if (selector.tag != Tag::kOther) return n.tag == selector.tag;
  return std::any_of(
      tree.attrs.begin() + n.attrs.begin, tree.attrs.begin() + n.attrs.end, [&](const HtmlAttr& a) {
        return a.key == selector.key && has_word(a.value.of(tree.values), selector.value);
      });
}

bool is_of(std::string_view host, std::string_view site) {
  if (!host.ends_with(site)) return false;
  return host.size() == site.size() || host[host.size() - site.size() - 1] == '.';
}

std::vector<std::uint32_t>* nodes_of(SiteElements& site, std::string_view field) {
  if (field == "body") return &site.body;
  if (field == "drop") return &site.drop;
  if (field == "title") return &site.title;
  return field == "author" ? &site.author : &site.published;
}

// Several selectors may name one element, or one inside another.
void keep_outermost(const HtmlTree& tree, std::vector<std::uint32_t>& nodes) {
  std::sort(nodes.begin(), nodes.end());
  std::uint32_t end = 0;
  std::erase_if(nodes, [&](std::uint32_t n) {
    if (n < end) return true;
    end = tree.nodes[n].end;
    return false;
  });
}

bool inside(const HtmlTree& tree, const std::vector<std::uint32_t>& nodes, std::uint32_t at) {
  const auto next = std::upper_bound(nodes.begin(), nodes.end(), at);
  return next != nodes.begin() && at < tree.nodes[*std::prev(next)].end;
}

}  // namespace

bool is_selector(std::string_view text) { return selector_of(text).has_value(); }

SiteElements site_elements(const HtmlTree& tree, std::string_view host, const Pack& pack) {
  SiteElements out;
  const Table& sites = pack.world("sites");
  for (std::size_t row = 0; row < sites.size() && !host.empty(); ++row) {
    if (!is_of(host, sites.cell(row, "host"))) continue;
    const auto selector = selector_of(sites.cell(row, "selector"));
    const std::string_view field = sites.cell(row, "field");
    if (field == "drop" && out.drop_rule == 0) out.drop_rule = sites.rule(row);
    std::vector<std::uint32_t>& nodes = *nodes_of(out, field);
    for (std::uint32_t n = 0; n < tree.nodes.size() && selector; ++n)
      if (names(*selector, tree, n)) nodes.push_back(n);
  }
  for (auto* nodes : {&out.body, &out.drop, &out.title, &out.author, &out.published})
    keep_outermost(tree, *nodes);
  return out;
}

std::vector<Removed> keep_site_body(const HtmlTree& tree, const SiteElements& site,
                                    PageBlocks& page) {
  constexpr std::uint64_t kLeastProse = 280;  // four sentences
  constexpr std::uint64_t kMostLost = 5;      // one part in five stays
  std::uint64_t all = 0;
  std::vector<Removed> removed;
  std::vector<TextBlock> kept;
  std::vector<std::uint64_t> sum{0};
  for (const TextBlock& block : page.blocks) {
    all += block.dropped ? 0 : prose_weight(block);
    const bool below = !site.body.empty() && block.at > site.body.front();
    if (below && !inside(tree, site.body, block.at)) continue;
    if (inside(tree, site.drop, block.at)) {
      removed.push_back({block.text, Residue::kOther, site.drop_rule});
      continue;
    }
    kept.push_back(block);
    sum.push_back(sum.back() + prose_weight(block));
  }
  if (sum.back() < kLeastProse || sum.back() * kMostLost < all) return {};
  page.blocks = std::move(kept);
  page.weight_sum = std::move(sum);
  return removed;
}

}  // namespace recoupe
