#include <myhtml/api.h>

#include <array>
#include <memory>
#include <optional>

#include "read/extract/html_walk.h"

namespace recoupe {
namespace {

struct Destroy {
  void operator()(myhtml_t* p) const { myhtml_destroy(p); }
  void operator()(myhtml_tree_t* t) const { myhtml_tree_destroy(t); }
};

std::string_view view(const char* s, std::size_t n) {
  return s != nullptr ? std::string_view(s, n) : std::string_view();
}

class Steps {
 public:
  Steps(myhtml_tree_t* tree, HtmlTable& table) : tree_(tree), table_(table) {}

  myhtml_tree_node_t* child(myhtml_tree_node_t* node) const { return myhtml_node_child(node); }
  myhtml_tree_node_t* next(myhtml_tree_node_t* node) const { return myhtml_node_next(node); }
  myhtml_tree_node_t* parent(myhtml_tree_node_t* node) const { return myhtml_node_parent(node); }
  // Whether the node was opened; words are opened and closed at once.
  bool enter(myhtml_tree_node_t* node) {
    const auto id = myhtml_node_tag_id(node);
    if (id == MyHTML_TAG__COMMENT) return false;
    if (id == MyHTML_TAG__TEXT) {
      std::size_t size = 0;
      const char* text = myhtml_node_text(node, &size);
      table_.text(view(text, size));
      return false;
    }
    table_.open(tag_of(id));
    for (auto* a = myhtml_node_attribute_first(node); a != nullptr; a = myhtml_attribute_next(a)) {
      std::size_t name_size = 0;
      std::size_t value_size = 0;
      const char* name = myhtml_attribute_key(a, &name_size);
      const char* value = myhtml_attribute_value(a, &value_size);
      table_.attribute(view(name, name_size), view(value, value_size));
    }
    return true;
  }

 private:
  // Each tag is looked up once; what the parser has no number for is unknown to us too.
  Tag tag_of(myhtml_tag_id_t id) {
    if (id >= tags_.size()) return Tag::kOther;
    if (!tags_[id]) {
      std::size_t size = 0;
      const char* name = myhtml_tag_name_by_id(tree_, id, &size);
      tags_[id] = tag_named(view(name, size));
    }
    return *tags_[id];
  }

  myhtml_tree_t* tree_;
  HtmlTable& table_;
  std::array<std::optional<Tag>, MyHTML_TAG_LAST_ENTRY> tags_{};
};

}  // namespace

void parse_into(std::string_view html, HtmlTable* table) {
  const std::unique_ptr<myhtml_t, Destroy> parser(myhtml_create());
  if (!parser ||
      myhtml_init(parser.get(), MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0) != MyHTML_STATUS_OK)
    return;
  const std::unique_ptr<myhtml_tree_t, Destroy> tree(myhtml_tree_create());
  if (!tree || myhtml_tree_init(tree.get(), parser.get()) != MyHTML_STATUS_OK) return;
  myhtml_parse_single(tree.get(), MyENCODING_UTF_8, html.data(), html.size());
  if (table == nullptr) return;
  Steps steps(tree.get(), *table);
  walk(myhtml_tree_get_node_html(tree.get()), *table, steps);
}

}  // namespace recoupe
