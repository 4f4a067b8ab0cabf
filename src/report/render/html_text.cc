#include "report/render/html_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/fold.h"
#include "base/signs.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
}

constexpr std::string_view kSpaces = " \n\r\t";
constexpr std::size_t kFragmentWords = 4;  // at either end of a long text

void percent_encode(std::string& out, std::string_view text) {
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain || c == '.' || c == '_' || c == '~')
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
}

// Nothing in it that could turn the line: letters of the scripts before Hebrew, and signs that have
// no direction of their own.
bool runs_left_to_right(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    const bool plain = c.value < 0x590 || (c.value >= 0x1e00 && c.value < 0x200b) ||
                       (c.value >= 0x2010 && c.value < 0x2028);
    if (!plain && !is_hidden(c.value)) return false;
    i += c.size;
  }
  return true;
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
        if (is_control(c.value) || is_hidden(c.value) || (c.size == 1 && c.value >= 0x80))
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

std::string isolated(std::string_view text) {
  return runs_left_to_right(text) ? escaped(text) : "<bdi>" + escaped(text) + "</bdi>";
}

bool is_web_link(std::string_view url) {
  const std::string start = lower(url.substr(0, 8));
  if (!start.starts_with("http://") && !start.starts_with("https://")) return false;
  return std::none_of(url.begin(), url.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' ||
           c == '\\';
  });
}

std::string with_text_fragment(std::string_view url, std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(kSpaces); at != text.npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpaces, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kSpaces, end);
  }
  std::string fragment;
  const auto add = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (i > from) fragment += "%20";
      percent_encode(fragment, words[i]);
    }
  };
  if (words.empty()) return std::string(url);
  if (words.size() <= 2 * kFragmentWords) {
    add(0, words.size());
  } else {
    add(0, kFragmentWords);
    fragment += ',';
    add(words.size() - kFragmentWords, words.size());
  }
  return fmt::format("{}{}:~:text={}", url, url.find('#') == url.npos ? "#" : "", fragment);
}

std::string linked(std::string_view url, std::string_view text) {
  if (!is_web_link(url)) return isolated(text);
  return fmt::format(R"(<a class="out" href="{}">{}</a>)", escaped(url), isolated(text));
}

}  // namespace recoupe
