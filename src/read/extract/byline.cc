#include "read/extract/byline.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/people.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestByline = 200;
constexpr std::size_t kMostAuthors = 8;

class BylineFinder {
 public:
  BylineFinder(const BylineSources& sources, const HtmlTree& tree, const PageBlocks& page,
               const Pack& pack)
      : sources_(sources), tree_(tree), page_(page), pack_(pack) {}

  std::vector<std::string> run() {
    for (const std::vector<std::string>* named : {&sources_.json_ld, &sources_.meta}) {
      if (std::vector<std::string> people = signers(*named, true); !people.empty()) return people;
    }
    if (std::vector<std::string> people = elements(); !people.empty()) return people;
    const std::vector<std::string>* shown = &shown_;
    for (const auto* named : {&sources_.json_ld, &sources_.meta, shown}) {
      if (std::vector<std::string> desk = signers(*named, false); !desk.empty()) return desk;
    }
    return {};
  }

 private:
  std::vector<std::string> signers(const std::vector<std::string>& named, bool with_person) const {
    const bool person = !people_of(named, sources_.outlet, pack_).empty();
    if (person != with_person) return {};
    std::vector<std::string> out;
    for (const std::string& name : named) {
      const std::vector<std::string> people = people_of({name}, sources_.outlet, pack_);
      for (const std::string& p : people) add(p, out);
      if (!people.empty()) continue;
      const std::string desk = signature_of(name, pack_);
      const bool beside = person && (is_agency(desk, pack_) || fold(desk) == fold(sources_.outlet));
      if (!desk.empty() && !beside) add(desk, out);
      if (!person && !out.empty()) break;
    }
    return out;
  }

  static void add(const std::string& name, std::vector<std::string>& out) {
    const auto same = [&](const std::string& other) { return fold(other) == fold(name); };
    if (out.size() < kMostAuthors && std::none_of(out.begin(), out.end(), same))
      out.push_back(name);
  }

  // The first element that names people, and those beside it.
  std::vector<std::string> elements() {
    std::vector<std::string> out;
    std::uint32_t first = 0;
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      if (!says_author(n) || in_teaser(tree_, page_, n)) continue;
      if (first != 0 && !beside(first, n)) break;
      const std::vector<std::string> people = people_in(n);
      for (const std::string& p : people) add(p, out);
      if (!people.empty() && first == 0) first = n;
      if (people.empty() && shown_.empty()) shown_.emplace_back(trim(tree_.words(n)));
    }
    return out;
  }

  bool says_author(std::uint32_t n) const {
    const std::size_t size = tree_.nodes[n].text.size();
    if (size < 2 || size > kLongestByline) return false;
    const bool link = tree_.nodes[n].tag == Tag::kAnchor && leads_to_author(n);
    return link || tree_.attr(n, AttrKey::kRel) == "author" ||
           tree_.attr(n, AttrKey::kItemprop) == "author" ||
           (page_.marks[n].roles & kBylineMark) != 0;
  }

  // "/auteur/jeanne-petit"
  bool leads_to_author(std::uint32_t n) const {
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
  std::vector<std::string> people_in(std::uint32_t n) const {
    std::vector<std::string> pieces;
    for (std::uint32_t i = n; i < tree_.nodes[n].end; ++i) {
      if (tree_.nodes[i].tag == Tag::kText) pieces.emplace_back(trim(tree_.words(i)));
    }
    std::vector<std::string> people = people_of(pieces, sources_.outlet, pack_);
    if (people.empty())
      people = people_of({std::string(trim(tree_.words(n)))}, sources_.outlet, pack_);
    return people;
  }

  const BylineSources& sources_;
  const HtmlTree& tree_;
  const PageBlocks& page_;
  const Pack& pack_;
  std::vector<std::string> shown_;  // the first element that names no person
};

}  // namespace

bool in_teaser(const HtmlTree& tree, const PageBlocks& page, std::uint32_t node) {
  for (std::uint32_t n = node; n != 0; n = tree.nodes[n].parent) {
    const Mark& mark = page.marks[n];
    const bool other = mark.why == Residue::kRelated || mark.why == Residue::kComment;
    if (mark.dropped && other) return true;
    if (tree.nodes[n].tag == Tag::kNav || tree.nodes[n].tag == Tag::kAside) return true;
  }
  return false;
}

std::vector<std::string> find_byline(const BylineSources& sources, const HtmlTree& tree,
                                     const PageBlocks& page, const Pack& pack) {
  return BylineFinder(sources, tree, page, pack).run();
}

}  // namespace recoupe
