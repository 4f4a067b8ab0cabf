#include "report/render/html_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
}

}  // namespace

void escape_html(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    switch (c.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (is_control(c.value) || (c.size == 1 && c.value >= 0x80))
          out += kReplacement;
        else
          out += text.substr(i, c.size);
    }
    i += c.size;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  escape_html(out, text);
  return out;
}

std::string isolated(std::string_view text) { return "<bdi>" + escaped(text) + "</bdi>"; }

bool is_web_link(std::string_view url) {
  const std::string start = lower(url.substr(0, 8));
  if (!start.starts_with("http://") && !start.starts_with("https://")) return false;
  return std::none_of(url.begin(), url.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' ||
           c == '\\';
  });
}

std::string linked(std::string_view url, std::string_view text) {
  if (!is_web_link(url)) return isolated(text);
  return fmt::format(R"(<a class="out" rel="noopener noreferrer" href="{}">{}</a>)", escaped(url),
                     isolated(text));
}

}  // namespace recoupe
