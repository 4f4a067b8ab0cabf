// The description of an article that a page carries as JSON-LD.
//
// Takes: the texts of its <script type="application/ld+json">. Gives the fields of the first object
// whose type ends in Article or Posting, wherever it stands (lists, @graph, mainEntity);
// where there is none, the dates of its WebPage. Broken
// JSON says nothing.
#pragma once

#include <string>
#include <vector>

namespace recoupe {

struct JsonLd {
  bool found = false;
  std::string headline, published, modified, publisher;
  std::string page_published, created;  // of the WebPage around it; dateCreated
  std::vector<std::string> authors;
  bool authors_are_people = false;  // by their type, each of them
  std::vector<std::string> types;   // of all its objects, the article's among them
};

JsonLd read_json_ld(const std::vector<std::string>& scripts);

}  // namespace recoupe
