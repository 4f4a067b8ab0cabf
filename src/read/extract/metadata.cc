#include "read/extract/metadata.h"

#include "base/utf8.h"
#include "read/extract/byline.h"
#include "read/extract/json_ld.h"
#include "read/extract/page_place.h"
#include "read/extract/people.h"
#include "read/extract/published.h"
#include "read/extract/title.h"

namespace recoupe {
namespace {

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const PageBlocks& page, const SiteElements& site,
                 const Page& source, const Pack& pack)
      : tree_(tree),
        page_(page),
        site_(site),
        source_(source),
        pack_(pack),
        tags_(meta_tags(tree)),
        json_(read_json_ld(tree.json_ld)) {}

  Metadata run() {
    address();
    title();
    dates();
    authors();
    const std::string_view type = meta(tags_, "og:type");
    out_.says_article =
        json_.found || type == "article" || !meta(tags_, "article:published_time").empty();
    out_.types = json_.types;
    out_.types.emplace_back(type);
    out_.says_index = !out_.says_article && type == "website";
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
    SaidTitles titles;
    if (!site_.title.empty()) titles.said.emplace_back(trim(tree_.words(site_.title.front())));
    for (const std::string_view said :
         {meta(tags_, "og:title"), std::string_view(json_.headline), meta(tags_, "twitter:title")})
      titles.said.emplace_back(said);
    for (std::size_t n = 0; n < tree_.nodes.size() && titles.document.empty(); ++n) {
      if (tree_.nodes[n].tag == Tag::kTitle) titles.document = trim(tree_.words(n));
    }
    titles.outlet = out_.outlet;
    titles.host = host_of(out_.url);
    PageTitle found = find_title(tree_, titles, hidden_headings());
    out_.title = std::move(found.text);
    out_.title_node = found.node;
  }

  // Headings of teasers, menus and the like.
  std::vector<bool> hidden_headings() const {
    std::vector<bool> out(tree_.nodes.size());
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      const Tag tag = tree_.nodes[n].tag;
      if (tag == Tag::kH1 || tag == Tag::kH2 || tag == Tag::kH3)
        out[n] = in_teaser(tree_, page_, n);
    }
    return out;
  }

  void dates() {
    const DatedPage dated{tree_, page_,    site_.published, tags_,
                          json_, out_.url, source_.bytes,   out_.title_node};
    const Published found = find_published(dated, pack_);
    out_.published = found.day;
    out_.moment = found.moment;
    out_.revised = found.revised;
    out_.published_rule = found.rule;
  }

  bool labels_author(std::string_view label) const {  // "Written by", "Verfasst von"
    return announces_author(split_words(label, pack_.vocabulary(), 10), pack_);
  }

  void authors() {
    BylineSources sources;
    sources.outlet = out_.outlet;
    sources.title_node = out_.title_node;
    for (const std::uint32_t n : site_.author)
      sources.site.emplace_back(trim(tree_.words(n)).substr(0, kLongestByline));
    sources.json_ld = json_.authors;
    sources.json_ld_people = json_.authors_are_people;
    for (const MetaTag& t : tags_) {
      const bool author = t.key == "author" || t.key == "article:author" || t.key == "dc.creator" ||
                          t.key == "parsely-author" || t.key == "sailthru.author" || t.key == "byl";
      const bool labelled = t.key.starts_with("twitter:data") &&
                            labels_author(meta(tags_, "twitter:label" + t.key.substr(12)));
      if ((author || labelled) && t.value.find("://") == std::string::npos)
        sources.meta.push_back(t.value);
    }
    out_.byline = find_byline(sources, tree_, page_, pack_);
    out_.signed_by_person = !people_of(out_.byline, out_.outlet, pack_).empty();
  }

  const HtmlTree& tree_;
  const PageBlocks& page_;
  const SiteElements& site_;
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

Metadata read_metadata(const HtmlTree& tree, const PageBlocks& page, const SiteElements& site,
                       const Page& source, const Pack& pack) {
  return MetadataReader(tree, page, site, source, pack).run();
}

}  // namespace recoupe
