#include <lexbor/dom/dom.h>
#include <lexbor/html/html.h>

#include <array>
#include <memory>
#include <optional>

#include "read/extract/html_walk.h"

namespace recoupe {
namespace {

struct Destroy {
  void operator()(lxb_html_document_t* d) const { lxb_html_document_destroy(d); }
};

std::string_view view(const lxb_char_t* s, std::size_t n) {
  return s != nullptr ? std::string_view(reinterpret_cast<const char*>(s), n) : std::string_view();
}

class Steps {
 public:
  explicit Steps(HtmlTable& table) : table_(table) {}

  lxb_dom_node_t* child(lxb_dom_node_t* node) const { return node->first_child; }
  lxb_dom_node_t* next(lxb_dom_node_t* node) const { return node->next; }
  lxb_dom_node_t* parent(lxb_dom_node_t* node) const { return node->parent; }
  // Whether the node was opened; words are opened and closed at once.
  bool enter(lxb_dom_node_t* node) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
      const lexbor_str_t& text = lxb_dom_interface_character_data(node)->data;
      table_.text(view(text.data, text.length));
      return false;
    }
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return false;
    auto* element = lxb_dom_interface_element(node);
    table_.open(tag_of(element));
    for (auto* a = lxb_dom_element_first_attribute(element); a != nullptr;
         a = lxb_dom_element_next_attribute(a)) {
      std::size_t name_size = 0;
      std::size_t value_size = 0;
      const lxb_char_t* name = lxb_dom_attr_local_name(a, &name_size);
      const lxb_char_t* value = lxb_dom_attr_value(a, &value_size);
      table_.attribute(view(name, name_size), view(value, value_size));
    }
    return true;
  }

 private:
  // Each tag is looked up once; what the parser has no number for is unknown to us too.
  Tag tag_of(lxb_dom_element_t* element) {
    const auto id = lxb_dom_element_tag_id(element);
    if (id >= tags_.size()) return Tag::kOther;
    if (!tags_[id]) {
      std::size_t size = 0;
      const lxb_char_t* name = lxb_dom_element_local_name(element, &size);
      tags_[id] = tag_named(view(name, size));
    }
    return *tags_[id];
  }

  HtmlTable& table_;
  std::array<std::optional<Tag>, LXB_TAG__LAST_ENTRY> tags_{};
};

}  // namespace

void parse_into(std::string_view html, HtmlTable* table) {
  const std::unique_ptr<lxb_html_document_t, Destroy> document(lxb_html_document_create());
  if (!document) return;
  const auto* bytes = reinterpret_cast<const lxb_char_t*>(html.data());
  if (lxb_html_document_parse(document.get(), bytes, html.size()) != LXB_STATUS_OK) return;
  if (table == nullptr) return;
  auto* root = lxb_dom_document_element(lxb_dom_interface_document(document.get()));
  if (root == nullptr) return;
  Steps steps(*table);
  walk(lxb_dom_interface_node(root), *table, steps);
}

}  // namespace recoupe
