#include "read/extract/byline.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/page_place.h"
#include "read/extract/people.h"

namespace recoupe {
namespace {

using Names = std::vector<std::string>;

constexpr std::size_t kMostAuthors = 8;
// Blocks from the title where a byline stands.
constexpr std::int32_t kAboveTitle = -4;
constexpr std::int32_t kBelowTitle = 12;

bool near_title(std::int32_t from_title) {
  return from_title >= kAboveTitle && from_title <= kBelowTitle;
}

class BylineFinder {
 public:
  BylineFinder(const BylineSources& sources, const HtmlTree& tree, const PageBlocks& page,
               const Pack& pack)
      : sources_(sources),
        tree_(tree),
        page_(page),
        pack_(pack),
        place_(tree, page, sources.title_node) {}

  Names run() {
    for (const Names* named : {&sources_.site, &sources_.json_ld, &sources_.meta}) {
      if (Names people = signers(*named, true); !people.empty()) return people;
    }
    elements();
    if (!near_.empty()) return near_;
    lines();
    if (!announced_.empty()) return announced_;
    if (Names desk = signers(sources_.json_ld, false); !desk.empty() && !of_outlet(desk.front()))
      return desk;
    for (Names* found : {&announced_alias_, &lone_, &announced_far_, &anywhere_}) {
      if (!found->empty()) return *found;
    }
    const Names* shown = &shown_;
    for (const Names* named : {&sources_.json_ld, &sources_.meta, shown}) {
      if (Names desk = signers(*named, false); !desk.empty()) return desk;
    }
    return lone_people(sources_.outlet, {}, pack_);  // somebody's own site
  }

 private:
  Names people(const Names& named) const { return people_of(named, sources_.outlet, pack_); }

  Names signers(const Names& named, bool with_person) const {
    const bool person = !people(named).empty();
    if (person != with_person) return {};
    Names out;
    for (const std::string& name : named) {
      const Names found = people({name});
      for (const std::string& p : found) add(p, out);
      if (!found.empty()) continue;
      const std::string desk = signature_of(name, pack_);
      const bool beside = person && (is_agency(desk, pack_) || fold(desk) == fold(sources_.outlet));
      if (!desk.empty() && !beside) add(desk, out);
      const bool all = &named == &sources_.json_ld && sources_.json_ld_people;
      if (!person && !all && !out.empty()) break;
    }
    return out;
  }

  static void add(const std::string& name, Names& out) {
    const auto same = [&](const std::string& other) { return fold(other) == fold(name); };
    if (out.size() < kMostAuthors && std::none_of(out.begin(), out.end(), same))
      out.push_back(name);
  }

  bool of_outlet(const std::string& desk) const {
    const std::string outlet = fold(sources_.outlet);
    const std::string name = fold(desk);
    return outlet.find(name) != std::string::npos || name.find(outlet) != std::string::npos;
  }

  // The first of them that is somebody's short name: "Realiberry", "C. Petit".
  Names alias(const Names& named) const {
    for (const std::string& name : named) {
      const std::string found = alias_of(name, sources_.outlet, pack_);
      if (!found.empty()) return {found};
    }
    return {};
  }

  // The first element beside the title that names people, and those beside it; else the first
  // anywhere. A link to an author's page may hold a short name.
  void elements() {
    std::uint32_t first = 0;
    bool first_near = false;
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      if (first_near && !beside(first, n)) continue;
      const bool link = leads_to_author(n);
      if (!link && !says_author(n)) continue;
      const std::int32_t from_title = place_.from_title(page_.first_block(n));
      if (place_.aside(n, from_title)) continue;
      const bool close = near_title(from_title);
      if (first != 0 && !beside(first, n)) {
        if (first_near || !close) continue;
        anywhere_.swap(near_);
        near_.clear();
        first = 0;
      }
      Names found = people_in(n);
      if (found.empty() && link && close) found = alias({std::string(trim(tree_.words(n)))});
      Names& out = close || first_near ? near_ : anywhere_;
      for (const std::string& p : found) add(p, out);
      if (!found.empty() && first == 0) {
        first = n;
        first_near = close;
      }
      if (found.empty()) show(n);
    }
  }

  // Who signs where no person does: the first element that says anything.
  void show(std::uint32_t n) {
    const std::string_view text = trim(tree_.words(n));
    if (shown_.empty() && !signature_of(text, pack_).empty()) shown_.emplace_back(text);
  }

  bool fits(std::uint32_t n) const {
    const std::size_t size = tree_.nodes[n].text.size();
    return size >= 2 && size <= kLongestByline;
  }

  bool says_author(std::uint32_t n) const {
    return (page_.marks[n].roles & kBylineMark) != 0 && fits(n);
  }

  // rel="author", itemprop="author", "/auteur/jeanne-petit"
  bool leads_to_author(std::uint32_t n) const {
    if (tree_.nodes[n].attrs.empty() || !fits(n)) return false;
    if (tree_.attr(n, AttrKey::kRel) == "author" || tree_.attr(n, AttrKey::kItemprop) == "author")
      return true;
    if (tree_.nodes[n].tag != Tag::kAnchor) return false;
    const std::string_view address = tree_.attr(n, AttrKey::kHref);
    const Table& paths = pack_.world("author_paths");
    for (std::size_t row = 0; row < paths.size(); ++row) {
      if (address.find(paths.cell(row, 0)) != std::string_view::npos) return true;
    }
    return false;
  }

  bool beside(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t parent = tree_.nodes[a].parent;
    return b < tree_.nodes[parent].end || b < tree_.nodes[tree_.nodes[parent].parent].end;
  }

  // Names in elements of their own stand side by side without a sign between them.
  Names people_in(std::uint32_t n) const {
    Names pieces;
    for (std::uint32_t i = n; i < tree_.nodes[n].end; ++i) {
      if (tree_.nodes[i].tag == Tag::kText) pieces.emplace_back(trim(tree_.words(i)));
    }
    Names found = people(pieces);
    if (found.empty()) found = people({std::string(trim(tree_.words(n)))});
    return found;
  }

  // Short lines beside the title: "Von Olga", "By" above "Todd Bates", "7 janvier 2022 - Lise
  // Moreau", "Lise Moreau". Farther away only those that announce people.
  void lines() {
    constexpr std::size_t kLongest = 120;
    bool announced = false;  // by the line above, which says no more
    for (std::size_t b = 0; b < page_.blocks.size(); ++b) {
      const TextBlock& block = page_.blocks[b];
      const std::int32_t from_title = place_.from_title(b);
      const bool line = from_title != 0 && block.text.size() <= kLongest;
      if (!line || place_.aside(block.node, from_title)) {
        announced = false;
        continue;
      }
      const Announced found = announced_in(block.text, sources_.outlet, pack_);
      if (near_title(from_title)) {
        if (announced_.empty()) announced_ = announced ? people({block.text}) : found.people;
        if (announced_alias_.empty())
          announced_alias_ = alias({announced ? block.text : found.rest});
        const bool link = block.links * 2 > block.text.size();
        if (lone_.empty() && !link) lone_ = lone_people(block.text, sources_.outlet, pack_);
      } else if (announced_far_.empty()) {
        announced_far_ = found.people;
      }
      announced = found.announces && found.rest.empty();
    }
  }

  const BylineSources& sources_;
  const HtmlTree& tree_;
  const PageBlocks& page_;
  const Pack& pack_;
  PagePlace place_;
  Names near_, anywhere_;              // of elements: beside the title, elsewhere
  Names announced_, announced_alias_;  // of lines beside the title
  Names announced_far_;                // of others
  Names lone_;                         // of lines that are a name, and perhaps a day
  Names shown_;                        // the first element that names no person
};

}  // namespace

Names find_byline(const BylineSources& sources, const HtmlTree& tree, const PageBlocks& page,
                  const Pack& pack) {
  return BylineFinder(sources, tree, page, pack).run();
}

}  // namespace recoupe
