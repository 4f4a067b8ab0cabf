// Article text on its way into a page: text stays text, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

// For element content and for attribute values in double quotes: & < > " ' as references; control
// characters, signs that turn or hide text and bytes that are no UTF-8 as U+FFFD; line ends and
// tabs as they are.
void escape_html(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

// Article text that stands inside a line of ours: in <bdi> where it could turn the text around it.
std::string isolated(std::string_view text);

// http and https alone, without spaces, quotes or control characters; anything else is never a
// link.
bool is_web_link(std::string_view url);
// The address with a text fragment, by which a browser finds the words on the page:
// "#:~:text=a%20b". Of a long text it names the first and the last words.
std::string with_text_fragment(std::string_view url, std::string_view text);
// The link, or its text alone where it is none.
std::string linked(std::string_view url, std::string_view text);

}  // namespace recoupe
