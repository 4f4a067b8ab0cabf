#include "read/extract/html_feed.h"

#include <doctest/doctest.h>

#include <string>

namespace recoupe {
namespace {

std::string fed(std::string_view page) { return feed_of(page).html; }

}  // namespace

TEST_SUITE("html_feed") {
  TEST_CASE("a tag keeps the attributes that are asked for") {
    CHECK(fed("<div class=\"a b\" style='color:red' data-x=\"1 > 2\" id=c onclick=f()>t</div>") ==
          "<div class=\"a b\" id=c>t</div>");
    CHECK(fed("<p style=\"display:none\">t</p>") == "<p style=\"display:none\">t</p>");
    CHECK(fed("<P CLASS=a HIDDEN>t</P>") == "<P CLASS=a HIDDEN>t</p>");
    CHECK(fed("<a\n  href = '/x?a=b&amp;c'\n  target=_blank>t</a>") ==
          "<a href = '/x?a=b&amp;c'>t</a>");
    CHECK(fed("<p x= class>t") == "<p>t");
    CHECK(fed("<br/>") == "<br>");
    CHECK(fed("<time datetime=2022-01-07T10:00/>x</time>") ==
          "<time datetime=2022-01-07T10:00/>x</time>");
  }

  TEST_CASE("a tag that breaks the rules goes to the parser as it stands") {
    for (const std::string tag : {"<p class=\"a\"id=b>", "<p =a class=b>", "<p class=a\"b>",
                                  "<p\"a\" b>", "<p class = >", "<p \"a\" class=b>"})
      CHECK(fed(tag + "t") == tag + "t");
    CHECK(fed("<p class=\"a") == "<p class=\"a");
    CHECK(fed("<p class= \"a > b\">") == "<p class= \"a > b\">");
  }

  TEST_CASE("a value in quotes may hold the sign that ends a tag") {
    CHECK(fed("<a title=\"x > y\" alt='>' id='z'>t</a>") == "<a title=\"x > y\" id='z'>t</a>");
    CHECK(fed("<a alt=\"> <b\">t</a><p>u") == "<a>t</a><p>u");
  }

  TEST_CASE("white space after white space goes, white space after a word stays") {
    CHECK(fed("<ul>\n<li>a</li>\n\n<li> b </li>\n</ul>\n<p>c") ==
          "<ul>\n<li>a</li>\n\n<li> b </li></ul><p>c");
    CHECK(fed("<p>a <script>x</script> <b>b</b> c") == "<p>a b c");
  }
}

}  // namespace recoupe
