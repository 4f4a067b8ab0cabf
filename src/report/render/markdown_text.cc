#include "report/render/markdown_text.h"

#include "report/render/terminal.h"

namespace recoupe {

std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (std::string_view("\\`*_[]#|~>!").find(c) != std::string_view::npos)
      (out += '\\') += c;
    else
      out += c;
  }
  return out;
}

}  // namespace recoupe
