#include "read/extract/published.h"

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/utf8.h"
#include "read/extract/byline.h"
#include "read/extract/dates.h"

namespace recoupe {
namespace {

struct DateKey {
  std::string_view name;
  std::string_view rule;
};
// <meta property=... or name=...>, the surest first. What stands after the gap is asked only after
// <time>.
constexpr std::array<DateKey, 6> kPublishedMeta{
    {{"article:published_time", "meta:published_time"},
     {"og:article:published_time", "meta:published_time"},
     {"article:published", "meta:published_time"},
     {"datePublished", "meta:published_time"},
     {"date.issued", "meta:published_time"},
     {"parsely-pub-date", "meta:published_time"}}};
constexpr std::array<DateKey, 12> kDateMeta{{{"pubdate", "meta:date"},
                                             {"publishdate", "meta:date"},
                                             {"publish-date", "meta:date"},
                                             {"publication_date", "meta:date"},
                                             {"dc.date.issued", "meta:date"},
                                             {"dcterms.created", "meta:date"},
                                             {"dc.date", "meta:date"},
                                             {"dc.date.created", "meta:date"},
                                             {"sailthru.date", "meta:date"},
                                             {"cxenseparse:recs:publishtime", "meta:date"},
                                             {"og:published_time", "meta:date"},
                                             {"date", "meta:date"}}};
constexpr std::array<std::string_view, 3> kRevisedMeta{"article:modified_time", "og:updated_time",
                                                       "datemodified"};

std::string lowered(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

class DateFinder {
 public:
  DateFinder(const HtmlTree& tree, const PageBlocks& page, const std::vector<MetaTag>& tags,
             const JsonLd& json, const Pack& pack)
      : tree_(tree), page_(page), tags_(tags), json_(json), pack_(pack) {}

  Published run(std::string_view url, std::uint32_t title_node) {
    out_.revised = day_of_value(json_.modified, pack_);
    for (const std::string_view key : kRevisedMeta) {
      if (!out_.revised.known()) out_.revised = day_of_value(meta(tags_, key), pack_);
    }
    if (published()) return out_;
    if (const Period day = day_of_url(url); day.known()) {
      out_.day = day;
      out_.rule = pack_.rule("url:date");
      return out_;
    }
    if (!near_title(title_node) && !says_published()) most_named();
    return out_;
  }

 private:
  bool publish(std::string_view value, std::string_view rule) {
    const Period day = day_of_value(value, pack_);
    if (!day.known()) return false;
    out_.day = day;
    out_.rule = pack_.rule(rule);
    const auto exact = parse_iso(trim(value));
    if (exact && exact->end - exact->begin == 1) out_.moment = *exact;
    return true;
  }

  bool published() {
    if (publish(json_.published, "jsonld:datePublished")) return true;
    for (const DateKey& k : kPublishedMeta) {
      if (publish(meta(tags_, k.name), k.rule)) return true;
    }
    if (microdata()) return true;
    for (const DateKey& k : kDateMeta) {
      if (publish(meta(tags_, k.name), k.rule)) return true;
    }
    return time_element();
  }

  bool microdata() {
    for (std::size_t n = 0; n < tree_.nodes.size(); ++n) {
      if (tree_.attr(n, AttrKey::kItemprop).find("datePublished") == std::string_view::npos)
        continue;
      for (const AttrKey key : {AttrKey::kContent, AttrKey::kDatetime}) {
        if (publish(tree_.attr(n, key), "microdata:datePublished")) return true;
      }
      if (publish(tree_.words(n), "microdata:datePublished")) return true;
    }
    return false;
  }

  // The first <time> of the page that stands in no teaser.
  bool time_element() {
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      if (tree_.nodes[n].tag != Tag::kTime || in_teaser(tree_, page_, n)) continue;
      if (publish(tree_.attr(n, AttrKey::kDatetime), "time:datetime")) return true;
      if (publish(tree_.words(n), "time:datetime")) return true;
    }
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      const bool marked =
          (page_.marks[n].roles & kDateMark) != 0 && tree_.nodes[n].text.size() <= 120;
      if (!marked || in_teaser(tree_, page_, n)) continue;
      if (publish(tree_.attr(n, AttrKey::kHint), "html:date")) return true;
      if (publish(tree_.words(n), "html:date")) return true;
    }
    return false;
  }

  // A short block with a date, from a little above the title, or the first prose, to a little below
  // it; below it first.
  bool near_title(std::uint32_t title_node) {
    constexpr std::size_t kAbove = 5;
    constexpr std::size_t kBelow = 14;
    const std::size_t title = title_node != 0 ? page_.first_block(title_node) : first_prose();
    const std::size_t end = std::min(title + kBelow, page_.blocks.size());
    for (std::size_t b = title; b < end; ++b) {
      if (dated(b, "html:near_title")) return true;
    }
    for (std::size_t b = title; b > 0 && title - b < kAbove; --b) {
      if (dated(b - 1, "html:near_title")) return true;
    }
    return false;
  }

  std::size_t first_prose() const {
    std::size_t b = 0;
    while (b < page_.blocks.size() && page_.weight_sum[b + 1] == 0) ++b;
    return b;
  }

  bool dated(std::size_t b, std::string_view rule) {
    constexpr std::size_t kLongest = 120;
    constexpr std::size_t kOpening = 24;  // "27.1.2022 - " before a first sentence
    const TextBlock& block = page_.blocks[b];
    const bool opens = !block.text.empty() && is_digit(decode(block.text, 0).value);
    const std::string_view text =
        std::string_view(block.text).substr(0, opens ? kOpening : kLongest);
    return (opens || block.text.size() <= kLongest) && !in_teaser(tree_, page_, block.node) &&
           publish(text, rule);
  }

  // "Publié le 7 janvier 2022", "Stand: 7. Januar 2022", wherever it stands; the day may stand in
  // the block below.
  bool says_published() {
    constexpr std::size_t kOpening = 60;
    for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
      const TextBlock& block = page_.blocks[b];
      const std::vector<Word> words = split_words(block.text, pack_.vocabulary(), 8);
      if (words.empty() || !announces_date(words) || in_teaser(tree_, page_, block.node)) continue;
      if (publish(std::string_view(block.text).substr(0, kOpening), "html:says_published"))
        return true;
      if (words.size() <= 3 && b + 1 < page_.blocks.size() && dated(b + 1, "html:says_published"))
        return true;
    }
    return false;
  }

  // The day that most short blocks of the page name, teasers and comments apart.
  void most_named() {
    constexpr std::size_t kLongest = 160;
    constexpr std::size_t kMostDays = 200;  // a calendar names no day of publication
    std::vector<Period> days;
    for (const TextBlock& block : page_.blocks) {
      if (days.size() == kMostDays) return;
      if (block.dropped || block.text.size() > kLongest || in_teaser(tree_, page_, block.node))
        continue;
      if (const Period day = day_of_value(block.text, pack_); day.known()) days.push_back(day);
    }
    for (const Period day : days) {
      const auto same = std::count(days.begin(), days.end(), day);
      if (static_cast<std::size_t>(same) * 10 < days.size() * 6) continue;
      out_.day = day;
      out_.rule = pack_.rule("html:most_named");
      return;
    }
  }

  bool announces_date(std::span<const Word> words) const {
    const Table& world = pack_.world("page_dates");
    if (const auto m = longest(world, words, 0); m && world.cell(m->row, "role") == "label")
      return true;
    for (const Language& language : pack_.languages()) {
      const Table& table = language.table("residue");
      const auto m = longest(table, words, 0);
      if (m && table.cell(m->row, "kind").starts_with("date")) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const PageBlocks& page_;
  const std::vector<MetaTag>& tags_;
  const JsonLd& json_;
  const Pack& pack_;
  Published out_;
};

}  // namespace

std::vector<MetaTag> meta_tags(const HtmlTree& tree) {
  std::vector<MetaTag> out;
  for (std::size_t n = 0; n < tree.nodes.size(); ++n) {
    if (tree.nodes[n].tag != Tag::kMeta) continue;
    const std::string_view value = trim(tree.attr(n, AttrKey::kContent));
    if (value.empty()) continue;
    for (const AttrKey key : {AttrKey::kProperty, AttrKey::kName, AttrKey::kItemprop}) {
      if (const std::string_view k = tree.attr(n, key); !k.empty()) {
        out.push_back({lowered(k), std::string(value)});
      }
    }
  }
  return out;
}

std::string_view meta(const std::vector<MetaTag>& tags, std::string_view key) {
  const std::string wanted = lowered(key);
  for (const MetaTag& t : tags) {
    if (t.key == wanted) return t.value;
  }
  return {};
}

Published find_published(const HtmlTree& tree, const PageBlocks& page,
                         const std::vector<MetaTag>& tags, const JsonLd& json, std::string_view url,
                         std::uint32_t title_node, const Pack& pack) {
  return DateFinder(tree, page, tags, json, pack).run(url, title_node);
}

}  // namespace recoupe
