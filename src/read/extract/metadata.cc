#include "read/extract/metadata.h"

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/dates.h"
#include "read/extract/json_ld.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestTitle = 400;
constexpr std::size_t kLongestByline = 200;

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

struct MetaTag {
  std::string key, value;
};

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

// "Un titre - Le Pays" -> "Un titre", where the tail is the outlet.
std::string_view without_outlet(std::string_view title, std::string_view outlet,
                                std::string_view host) {
  for (const std::string_view sign : {" | ", " - ", " – ", " — ", " • ", " :: "}) {
    const std::size_t at = title.rfind(sign);
    if (at == std::string_view::npos || at < 15) continue;
    const std::string tail = fold(title.substr(at + sign.size()));
    std::string name = tail;
    std::erase(name, ' ');
    const bool outlet_tail = !outlet.empty() && similar(tail, outlet);
    const bool host_tail = name.size() > 3 && fold(host).find(name) != std::string::npos;
    if (outlet_tail || host_tail || (sign == " | " && tail.size() < 30)) return title.substr(0, at);
  }
  return title;
}

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const PageBlocks& page, const Page& source, const Pack& pack)
      : tree_(tree),
        page_(page),
        source_(source),
        pack_(pack),
        tags_(meta_tags(tree)),
        json_(read_json_ld(tree.json_ld)) {}

  Metadata run() {
    address();
    title();
    dates();
    bylines();
    const std::string_view type = meta(tags_, "og:type");
    out_.says_article =
        json_.found || type == "article" || !meta(tags_, "article:published_time").empty();
    out_.says_index = !out_.says_article && type == "website";
    if (!tree_.nodes.empty()) out_.lang = lowered(tree_.attr(0, AttrKey::kLang).substr(0, 2));
    return std::move(out_);
  }

 private:
  void address() {
    out_.url = source_.url;
    std::string_view canonical = meta(tags_, "og:url");
    for (std::size_t n = 0; n < tree_.nodes.size(); ++n) {
      if (tree_.nodes[n].tag == Tag::kLink && tree_.attr(n, AttrKey::kRel) == "canonical") {
        canonical = trim(tree_.attr(n, AttrKey::kHref));
        break;
      }
    }
    const bool absolute = canonical.starts_with("http://") || canonical.starts_with("https://");
    const bool own = source_.url.empty() || host_of(canonical) == host_of(source_.url);
    if (absolute && own) out_.url = canonical;
    out_.outlet =
        !source_.outlet.empty() ? source_.outlet : std::string(meta(tags_, "og:site_name"));
    if (out_.outlet.empty()) out_.outlet = json_.publisher;
    if (out_.outlet.empty()) out_.outlet = host_of(out_.url);
  }

  void title() {
    const std::string host = host_of(out_.url);
    std::string_view said = meta(tags_, "og:title");
    if (said.empty()) said = json_.headline;
    if (said.empty()) said = meta(tags_, "twitter:title");
    std::string_view document;
    for (std::size_t n = 0; n < tree_.nodes.size() && document.empty(); ++n) {
      if (tree_.nodes[n].tag == Tag::kTitle) document = trim(tree_.words(n));
    }
    if (said.empty()) said = document;
    said = without_outlet(said, out_.outlet, host);
    const std::uint32_t h1 = heading(said, document);
    out_.title_node = h1;
    out_.title = h1 != 0 ? std::string(trim(tree_.words(h1))) : std::string(said);
  }

  // The heading that says the title: the first <h1> like it, else an <h2> like it, else the only
  // <h1>.
  std::uint32_t heading(std::string_view said, std::string_view document) const {
    std::uint32_t only = 0;
    std::size_t h1_count = 0;
    for (const Tag tag : {Tag::kH1, Tag::kH2}) {
      for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
        const std::string_view words = trim(tree_.words(n));
        if (tree_.nodes[n].tag != tag || words.size() < 8 || words.size() > kLongestTitle) continue;
        if (similar(words, said) || (!document.empty() && similar(words, document))) return n;
        if (tag == Tag::kH1) {
          ++h1_count;
          only = n;
        }
      }
    }
    const bool sole = h1_count == 1 && trim(tree_.words(only)).size() >= 20;
    return sole && similar_enough_to_stand(only) ? only : 0;
  }

  bool similar_enough_to_stand(std::uint32_t n) const {
    return tree_.nodes[n].links == 0 && (page_.marks[n].roles & kDropMark) == 0;
  }

  bool publish(std::string_view value, std::string_view rule) {
    const Period day = day_of_value(value, pack_);
    if (!day.known()) return false;
    out_.published = day;
    out_.published_rule = pack_.rule(rule);
    const auto exact = parse_iso(trim(value));
    if (exact && exact->end - exact->begin == 1) out_.moment = *exact;
    return true;
  }

  void dates() {
    out_.revised = day_of_value(json_.modified, pack_);
    for (const std::string_view key : kRevisedMeta) {
      if (!out_.revised.known()) out_.revised = day_of_value(meta(tags_, key), pack_);
    }
    if (published()) return;
    if (const Period day = day_of_url(out_.url); day.known()) {
      out_.published = day;
      out_.published_rule = pack_.rule("url:date");
    } else {
      near_title();
    }
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
      if (tree_.nodes[n].tag != Tag::kTime || in_teaser(n)) continue;
      if (publish(tree_.attr(n, AttrKey::kDatetime), "time:datetime")) return true;
      if (publish(tree_.words(n), "time:datetime")) return true;
    }
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      const bool marked =
          (page_.marks[n].roles & kDateMark) != 0 && tree_.nodes[n].text.size() <= 120;
      if (!marked || in_teaser(n)) continue;
      if (publish(tree_.attr(n, AttrKey::kHint), "html:date")) return true;
      if (publish(tree_.words(n), "html:date")) return true;
    }
    return false;
  }

  // A short block with a date, from a little above the title to a little below it.
  bool near_title() {
    constexpr std::size_t kAbove = 4;
    constexpr std::size_t kBelow = 10;
    constexpr std::size_t kLongest = 100;
    if (out_.title_node == 0) return false;
    const std::size_t title = page_.first_block(out_.title_node);
    const std::size_t begin = title - std::min(title, kAbove);
    for (std::size_t pass = 0; pass < 2; ++pass) {  // below it first
      const std::size_t from = pass == 0 ? title : begin;
      const std::size_t to = pass == 0 ? std::min(title + kBelow, page_.blocks.size()) : title;
      for (std::size_t b = from; b < to; ++b) {
        const TextBlock& block = page_.blocks[b];
        if (block.text.size() > kLongest || in_teaser(block.node)) continue;
        if (publish(block.text, "html:near_title")) return true;
      }
    }
    return false;
  }

  bool in_teaser(std::uint32_t n) const {
    for (; n != 0; n = tree_.nodes[n].parent) {
      const Mark& mark = page_.marks[n];
      const bool drop =
          (mark.roles & kDropMark) != 0 && mark.most == 0 && mark.why == Residue::kRelated;
      if (drop || tree_.nodes[n].tag == Tag::kNav || tree_.nodes[n].tag == Tag::kAside) return true;
    }
    return false;
  }

  void bylines() {
    std::vector<std::string> found = json_.authors;
    out_.byline = people_of(found, out_.outlet, pack_);
    if (!out_.byline.empty()) return;
    found.clear();
    for (const MetaTag& t : tags_) {
      const bool author = t.key == "author" || t.key == "article:author" || t.key == "dc.creator" ||
                          t.key == "parsely-author" || t.key == "sailthru.author" || t.key == "byl";
      if (author && t.value.find("://") == std::string::npos) found.push_back(t.value);
    }
    out_.byline = people_of(found, out_.outlet, pack_);
    if (out_.byline.empty()) elements();
  }

  void elements() {
    std::vector<std::string> found;
    for (std::uint32_t n = 0; n < tree_.nodes.size() && found.size() < 4; ++n) {
      const bool says = tree_.attr(n, AttrKey::kRel) == "author" ||
                        tree_.attr(n, AttrKey::kItemprop) == "author" ||
                        (page_.marks[n].roles & kBylineMark) != 0;
      const std::string_view words = trim(tree_.words(n));
      if (!says || words.empty() || words.size() > kLongestByline || in_teaser(n)) continue;
      found.emplace_back(words);
      if (!people_of(found, out_.outlet, pack_).empty()) break;
    }
    out_.byline = people_of(found, out_.outlet, pack_);
  }

  const HtmlTree& tree_;
  const PageBlocks& page_;
  const Page& source_;
  const Pack& pack_;
  std::vector<MetaTag> tags_;
  JsonLd json_;
  Metadata out_;
};

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t at = url.find("://");
  if (at == std::string_view::npos) return {};
  url.remove_prefix(at + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url);
}

bool similar(std::string_view a, std::string_view b) {
  constexpr std::size_t kMaxWords = 60;
  const auto words = [](std::string_view s) {
    std::vector<std::string> out;
    const std::string folded = fold(s.substr(0, kLongestTitle));
    for (std::size_t i = 0; i < folded.size() && out.size() < kMaxWords;) {
      const std::size_t end = std::min(folded.find(' ', i), folded.size());
      if (end > i) out.push_back(folded.substr(i, end - i));
      i = end + 1;
    }
    return out;
  };
  std::vector<std::string> x = words(a);
  std::vector<std::string> y = words(b);
  if (x.size() > y.size()) std::swap(x, y);
  if (x.empty()) return false;
  std::size_t common = 0;
  for (const std::string& w : x) {
    if (std::find(y.begin(), y.end(), w) != y.end()) ++common;
  }
  return common * 10 >= x.size() * 7 && (x.size() >= 3 || common == x.size());
}

Metadata read_metadata(const HtmlTree& tree, const PageBlocks& page, const Page& source,
                       const Pack& pack) {
  return MetadataReader(tree, page, source, pack).run();
}

}  // namespace recoupe
