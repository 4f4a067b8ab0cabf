#include "read/extract/json_ld.h"

#include <simdjson.h>

#include <string_view>

#include "base/utf8.h"
#include "read/extract/html_tree.h"

namespace recoupe {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMaxObjects = 5000;  // seen on the way to the article

std::string_view text_of(const element& e) {
  std::string_view s;
  return e.get_string().get(s) == simdjson::SUCCESS ? s : std::string_view();
}

std::string_view field(const object& o, const char* key) {
  element e;
  return o.at_key(key).get(e) == simdjson::SUCCESS ? text_of(e) : std::string_view();
}

// Many write their names as HTML: "Andr&eacute;", "Tom &amp; Lea".
std::string plain(std::string_view s) {
  constexpr std::size_t kLongest = 2000;
  if (s.find('&') == std::string_view::npos || s.size() > kLongest) return std::string(s);
  return std::string(trim(parse_html(s).text));
}

std::string_view type_of(const object& o) {
  element e;
  if (o.at_key("@type").get(e) != simdjson::SUCCESS) return {};
  array list;
  if (e.get_array().get(list) != simdjson::SUCCESS) return text_of(e);
  for (const element item : list) {
    const std::string_view s = text_of(item);
    if (s.ends_with("Article") || s.ends_with("Posting")) return s;
  }
  return {};
}

// A person given by "@id" alone stands elsewhere among the objects.
std::string_view name_of(const object& o, const std::vector<object>& objects) {
  const std::string_view name = field(o, "name");
  const std::string_view id = field(o, "@id");
  if (!name.empty() || id.empty()) return name;
  for (const object& other : objects) {
    if (field(other, "@id") != id) continue;
    if (const std::string_view found = field(other, "name"); !found.empty()) return found;
  }
  return {};
}

void add_names(const element& e, const std::vector<object>& objects,
               std::vector<std::string>& out) {
  array list;
  object o;
  if (e.get_array().get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      object person;
      out.push_back(plain(item.get_object().get(person) == simdjson::SUCCESS
                              ? name_of(person, objects)
                              : text_of(item)));
    }
  } else if (e.get_object().get(o) == simdjson::SUCCESS) {
    element name;
    if (o.at_key("name").get(name) == simdjson::SUCCESS && name.is_array())
      return add_names(name, objects, out);
    out.push_back(plain(name_of(o, objects)));
  } else {
    out.push_back(plain(text_of(e)));
  }
  std::erase(out, std::string());
}

bool are_people(const element& e) {
  array list;
  if (e.get_array().get(list) != simdjson::SUCCESS) return false;
  for (const element item : list) {
    object o;
    if (item.get_object().get(o) != simdjson::SUCCESS || type_of(o) != "Person") return false;
  }
  return list.size() > 0;
}

void read_article(const object& o, const std::vector<object>& objects, JsonLd& out) {
  out.found = true;
  out.headline = plain(field(o, "headline"));
  out.published = field(o, "datePublished");
  out.created = field(o, "dateCreated");
  if (const std::string_view day = field(o, "dateModified"); !day.empty()) out.modified = day;
  element e;
  for (const char* key : {"author", "creator"}) {
    if (!out.authors.empty() || o.at_key(key).get(e) != simdjson::SUCCESS) continue;
    add_names(e, objects, out.authors);
    out.authors_are_people = are_people(e);
  }
  std::vector<std::string> publisher;
  if (o.at_key("publisher").get(e) == simdjson::SUCCESS) add_names(e, objects, publisher);
  if (!publisher.empty()) out.publisher = publisher.front();
}

// Breadth first: the page's own description stands above those of its teasers.
std::vector<object> objects_of(const element& root) {
  std::vector<object> out;
  std::vector<element> queue{root};
  for (std::size_t i = 0; i < queue.size() && i < kMaxObjects; ++i) {
    const element e = queue[i];
    array list;
    object o;
    if (e.get_array().get(list) == simdjson::SUCCESS) {
      for (const element item : list) queue.push_back(item);
    } else if (e.get_object().get(o) == simdjson::SUCCESS) {
      out.push_back(o);
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        element child;
        if (o.at_key(key).get(child) == simdjson::SUCCESS) queue.push_back(child);
      }
    }
  }
  return out;
}

void add_types(const object& o, std::vector<std::string>& out) {
  constexpr std::size_t kMostTypes = 64;
  element e;
  array list;
  if (o.at_key("@type").get(e) != simdjson::SUCCESS) return;
  const auto add = [&](const element& type) {
    if (out.size() < kMostTypes) out.emplace_back(text_of(type));
  };
  if (e.get_array().get(list) != simdjson::SUCCESS) return add(e);
  for (const element item : list) add(item);
}

void search(const element& root, JsonLd& out) {
  const std::vector<object> objects = objects_of(root);
  for (const object& o : objects) add_types(o, out.types);
  for (const object& o : objects) {
    const std::string_view type = type_of(o);
    if (!out.found && (type.ends_with("Article") || type.ends_with("Posting"))) {
      read_article(o, objects, out);
    } else if (out.page_published.empty() && type.ends_with("Page")) {
      out.page_published = field(o, "datePublished");
      if (out.modified.empty()) out.modified = field(o, "dateModified");
    }
  }
}

}  // namespace

JsonLd read_json_ld(const std::vector<std::string>& scripts) {
  JsonLd out;
  simdjson::dom::parser parser;
  for (const std::string& script : scripts) {
    std::string clean = script;  // raw line breaks inside strings are common, and no JSON
    for (char& c : clean) {
      if (static_cast<unsigned char>(c) < ' ') c = ' ';
    }
    element root;
    if (parser.parse(clean).get(root) != simdjson::SUCCESS) continue;
    search(root, out);
    if (out.found) break;
  }
  return out;
}

}  // namespace recoupe
