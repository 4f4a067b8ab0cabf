// Article text on its way into Markdown: on one line, with everything that Markdown or HTML would
// read as its own made plain. "*a* <b>" is "\*a\* &lt;b\>".
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

std::string markdown_text(std::string_view text);

}  // namespace recoupe
