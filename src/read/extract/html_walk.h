// Walks a parser's tree in pre-order without recursion and tells it to the table.
//
// Takes: a root, the table, and a backend's `Steps`: enter(node), which tells the node and says
// whether it was opened; child(node), next(node) and parent(node), null where there is none. Cost:
// two steps a node. Private to the backends of html_table.h.
#pragma once

#include "read/extract/html_table.h"

namespace recoupe {

// Down, else right, else up until there is a right.
template <class Steps, class Node>
void walk(Node* root, HtmlTable& table, Steps& steps) {
  Node* node = root;
  while (node != nullptr) {
    const bool opened = steps.enter(node);
    if (Node* child = opened ? steps.child(node) : nullptr) {
      node = child;
      continue;
    }
    if (opened) table.close();
    while (node != root && steps.next(node) == nullptr) {
      node = steps.parent(node);
      if (node == nullptr || table.empty()) return;
      table.close();
    }
    if (node == root) return;
    node = steps.next(node);
  }
}

}  // namespace recoupe
