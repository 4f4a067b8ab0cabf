#include "ingest/ingest.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/utf8.h"
#include "temp_folder.h"

namespace recoupe {
namespace {

using testing::TempFolder;
namespace fs = std::filesystem;
using namespace std::string_view_literals;

std::vector<tl::expected<Page, Rejected>> all(std::vector<std::string> places, bool jsonl = false) {
  Ingest ingest(std::move(places), {jsonl});
  std::vector<tl::expected<Page, Rejected>> out;
  while (auto got = ingest.next()) out.push_back(std::move(*got));
  CHECK_FALSE(ingest.next());
  return out;
}

// What one place gives, where it gives one thing.
tl::expected<Page, Rejected> only(const std::string& place, bool jsonl = false) {
  auto got = all({place}, jsonl);
  REQUIRE(got.size() == 1);
  return got.front();
}

Code code_of(const tl::expected<Page, Rejected>& got) {
  REQUIRE_FALSE(got);
  CHECK_FALSE(got.error().error.what.empty());
  CHECK_FALSE(got.error().error.where.empty());
  return got.error().error.code;
}

std::vector<std::string> places_of(const std::vector<tl::expected<Page, Rejected>>& got,
                                   const std::string& root) {
  std::vector<std::string> out;
  for (const auto& one : got) {
    const std::string& place = one ? one->place : one.error().error.where;
    out.push_back((one ? "" : "! ") +
                  (place.rfind(root, 0) == 0 ? place.substr(root.size() + 1) : place));
  }
  return out;
}

tl::expected<Page, Rejected> record(std::string_view line) {
  return parse_record(line, "x.jsonl:7");
}

}  // namespace

TEST_SUITE("ingest") {
  TEST_CASE("a page and a text keep their bytes and their place") {
    const TempFolder folder;
    const std::string html = folder.write("a.html", "<html><p>caf\xe9</p>");
    const std::string text = folder.write("a.txt", "\xef\xbb\xbfUn café.\n");
    const auto page = only(html);
    REQUIRE(page);
    CHECK(page->kind == PageKind::kHtml);
    CHECK(page->bytes == "<html><p>caf\xe9</p>");
    CHECK(page->place == html);
    CHECK(page->id.empty());
    const auto plain = only(text);
    REQUIRE(plain);
    CHECK(plain->kind == PageKind::kText);
    CHECK(plain->bytes == "Un café.\n");
  }

  TEST_CASE("a file without a telling name is known by its bytes") {
    const TempFolder folder;
    CHECK(only(folder.write("page", "  <!DOCTYPE HTML><title>x</title>"))->kind == PageKind::kHtml);
    CHECK(only(folder.write("old.php", "<?xml version='1.0'?><!DOCTYPE html><html>x"))->kind ==
          PageKind::kHtml);
    CHECK(only(folder.write("note", "Deux blessés."))->kind == PageKind::kText);
    CHECK(code_of(only(folder.write("news.xml", "<?xml version='1.0'?><rss></rss>"))) ==
          Code::kUnsupported);
    CHECK(code_of(only(folder.write("lines", "{\"text\": \"x\"}\n"))) == Code::kUnsupported);
    CHECK(code_of(only(folder.write("blob", "a\0b"sv))) == Code::kBadInput);
  }

  TEST_CASE(
      "a folder is read in the order of its path bytes, hidden files and companions left out") {
    const TempFolder folder;
    for (const char* name : {"b.txt", "a/z.html", "a.html", "a/b/c.txt", "Z.txt", ".hidden.txt",
                             ".git/x.txt", "style.css", "README.md", "é.txt"})
      folder.write(name, "Un texte.");
    folder.write("n.jsonl", "{\"text\": \"un\"}\n\n{\"text\": \"deux\"}");
    CHECK(places_of(all({folder.path()}), folder.path()) ==
          std::vector<std::string>{"Z.txt", "a.html", "a/b/c.txt", "a/z.html", "b.txt", "n.jsonl:1",
                                   "n.jsonl:3", "é.txt"});
    CHECK(only(folder / "README.md")->kind == PageKind::kText);
  }

  TEST_CASE("every bad input is named and the run goes on") {
    const TempFolder folder;
    folder.write("0-empty.txt", "");
    folder.write("1-blank.html", " \n\t\n");
    folder.write("2-binary.txt",
                 "\x7f"
                 "ELF\x02\x01\x01\0\0\0"sv);
    folder.write("3-image.html", "\x89PNG\r\n\x1a\n\0\0"sv);
    folder.write("4-latin1.txt", "Trois bless\xe9s \xe0 Almaty.");
    folder.write("5-cut.html", "<html><body><p>Trois bless");
    folder.write("6-cut.txt", "Trois bless\xc3");
    folder.write("7-cut.jsonl", "{\"text\": \"un\"}\nnot json\n{\"text\": \"de");
    folder.write("8-packed.html.gz", "\x1f\x8b\x08\0\0"sv);
    folder.write("9-a.warc", "WARC/1.0\r\n");
    folder.write("9-b.rss", "<rss></rss>");
    fs::create_symlink("nowhere", folder / "9-c.txt");
    REQUIRE(::mkfifo((folder / "9-d.txt").c_str(), 0600) == 0);
    folder.write("9-e.txt", "Le dernier.");
    const auto got = all({folder.path()});
    CHECK(places_of(got, folder.path()) ==
          std::vector<std::string>{"! 0-empty.txt", "! 1-blank.html", "! 2-binary.txt",
                                   "! 3-image.html", "! 4-latin1.txt", "5-cut.html", "6-cut.txt",
                                   "7-cut.jsonl:1", "! 7-cut.jsonl:2", "! 7-cut.jsonl:3",
                                   "! 8-packed.html.gz", "! 9-a.warc", "! 9-b.rss", "! 9-c.txt",
                                   "! 9-d.txt", "9-e.txt"});
    const std::vector<std::pair<std::size_t, Code>> codes = {
        {0, Code::kBadInput},     {1, Code::kBadInput},     {2, Code::kBadInput},
        {3, Code::kBadInput},     {4, Code::kBadInput},     {8, Code::kCorrupt},
        {9, Code::kCorrupt},      {10, Code::kUnsupported}, {11, Code::kUnsupported},
        {12, Code::kUnsupported}, {13, Code::kNotFound},    {14, Code::kUnsupported}};
    for (const auto& row : codes) {
      CAPTURE(row.first);
      CHECK(code_of(got[row.first]) == row.second);
    }
    CHECK(got[6]->bytes == "Trois bless");
  }

  TEST_CASE("a missing path and an empty folder are named") {
    const TempFolder folder;
    CHECK(code_of(only(folder / "nothing.html")) == Code::kNotFound);
    CHECK(code_of(only(folder / "nothing")) == Code::kNotFound);
    CHECK(code_of(only(folder.path())) == Code::kNotFound);
  }

  TEST_CASE("a file of 200 MB is refused without being read") {
    const TempFolder folder;
    for (const char* name : {"big.html", "big.txt"}) {
      folder.write(name, "<html><p>" + std::string(8000, 'x'));
      fs::resize_file(folder / name, 200u << 20);
    }
    folder.write("small.txt", "Une suite.");
    Ingest ingest({folder.path()}, {});
    std::vector<tl::expected<Page, Rejected>> got;
    while (auto one = ingest.next()) got.push_back(std::move(*one));
    REQUIRE(got.size() == 3);
    CHECK(code_of(got[0]) == Code::kTooLarge);
    CHECK(code_of(got[1]) == Code::kTooLarge);
    CHECK(got[2]);
    CHECK(ingest.bytes_read() < 1u << 20);
  }

  TEST_CASE("a folder without rights is named, unless the reader is root") {
    const TempFolder folder;
    folder.write("locked/a.txt", "Un texte.");
    folder.write("open.txt", "Un texte.");
    fs::permissions(folder / "locked", fs::perms::none);
    if (::access((folder / "locked").c_str(), R_OK) == 0) {
      MESSAGE("skipped: this user reads every folder, whatever its rights");
      return;
    }
    const auto got = all({folder.path(), folder / "locked/a.txt"});
    fs::permissions(folder / "locked", fs::perms::owner_all);
    CHECK(places_of(got, folder.path()) ==
          std::vector<std::string>{"! locked", "open.txt", "! locked/a.txt"});
    CHECK(code_of(got[0]) == Code::kIo);
    CHECK(code_of(got[2]) == Code::kIo);
  }

  TEST_CASE("loops of links end, and a folder is entered once") {
    const TempFolder folder;
    folder.write("a/x.txt", "Un texte.");
    fs::create_directory_symlink("..", folder / "a/up");
    fs::create_directory_symlink(".", folder / "a/self");
    fs::create_directory_symlink("a", folder / "b");
    fs::create_symlink("loop.txt", folder / "loop.txt");
    CHECK(places_of(all({folder.path()}), folder.path()) ==
          std::vector<std::string>{"a/x.txt", "! loop.txt"});
  }

  TEST_CASE("a tree deeper than the cap is refused there") {
    const TempFolder folder;
    std::string deep = "d";
    for (int i = 0; i < 70; ++i) deep += "/d";
    folder.write(deep + "/x.txt", "Un texte.");
    CHECK(code_of(only(folder.path())) == Code::kTooLarge);
  }

  TEST_CASE("lines of JSON are found whatever the file is called, if the user says so") {
    const TempFolder folder;
    const std::string path = folder.write(
        "a.html", "\xef\xbb\xbf{\"id\": 4, \"text\": \"un\"}\r\n\r\n{\"html\": \"<p>deux\"}\r\n");
    const auto got = all({path}, true);
    REQUIRE(got.size() == 2);
    REQUIRE(got[0]);
    CHECK(got[0]->id == "4");
    CHECK(got[1]->place == path + ":3");
    CHECK(code_of(only(folder.write("empty.jsonl", "\n \n"))) == Code::kBadInput);
    CHECK(code_of(only(folder.write("packed.jsonl", "\x1f\x8b\x08"), true)) == Code::kUnsupported);
  }

  TEST_CASE("a .json file may be one object or lines") {
    const TempFolder folder;
    const auto one = only(folder.write("one.json", "{\n  \"text\": \"un\",\n  \"id\": \"a\"\n}\n"));
    REQUIRE(one);
    CHECK(one->id == "a");
    CHECK(all({folder.write("lines.json", "{\"text\": \"un\"}\n{\"text\": \"deux\"}\n")}).size() ==
          2);
    CHECK(code_of(only(folder.write("cut.json", "{\n  \"text\": \"un\n"))) == Code::kCorrupt);
    CHECK(code_of(only(folder.write("array.json", "[{\"text\": \"un\"}]"))) == Code::kBadInput);
  }

  TEST_CASE("a line over the cap is passed over and the next one is read") {
    const TempFolder folder;
    const std::string path = folder.write("long.jsonl", "");
    {
      std::ofstream out(path, std::ios::binary);
      const std::string block(1u << 20, 'x');
      for (std::uint64_t i = 0; i <= kMaxLineBytes >> 20; ++i) out << block;
      out << "\n{\"id\": \"after\", \"text\": \"un\"}\n";
    }
    const auto got = all({path});
    REQUIRE(got.size() == 2);
    CHECK(code_of(got[0]) == Code::kTooLarge);
    CHECK(got[0].error().error.where == path + ":1");
    REQUIRE(got[1]);
    CHECK(got[1]->id == "after");
  }

  TEST_CASE("a record fills a page") {
    const auto page = record(
        R"({"id": "a1", "html": "<p>caf\u00e9", "url": "https://a.example/x", "fetched": "2022-01-07T20:00Z", "published": "2022-01-07",
            "language": "fr", "outlet": "Le Fil", "title": "Un titre", "byline": ["unknown field"]})");
    REQUIRE(page);
    CHECK(page->id == "a1");
    CHECK(page->kind == PageKind::kHtml);
    CHECK(page->bytes == "<p>café");
    CHECK(page->charset == "utf-8");
    CHECK(page->url == "https://a.example/x");
    CHECK(page->fetched == *parse_iso("2022-01-07T20:00Z"));
    CHECK(page->published == *parse_iso("2022-01-07"));
    CHECK(page->language == "fr");
    CHECK(page->outlet == "Le Fil");
    CHECK(page->title == "Un titre");
    CHECK(page->place == "x.jsonl:7");
  }

  TEST_CASE("a text is scraped unless it says that it is clean; null is nothing") {
    CHECK(record(R"({"text": "un"})")->kind == PageKind::kText);
    CHECK(record(R"({"text": "un", "clean": false})")->kind == PageKind::kText);
    CHECK(record(R"({"text": " un\n", "clean": true})")->kind == PageKind::kClean);
    CHECK(record(R"({"text": " un\n", "clean": true})")->bytes == " un\n");
    const auto page = record(
        R"({"id": null, "html": null, "text": "un", "url": null, "published": null, "clean": null})");
    REQUIRE(page);
    CHECK(page->id.empty());
    CHECK_FALSE(page->published.known());
  }

  TEST_CASE("a headline without a body is the text") {
    const auto page = parse_record(R"({"text":" ","title":"Ten die in Lorval"})", "x:1");
    REQUIRE(page);
    CHECK(page->bytes == "Ten die in Lorval");
    CHECK(page->title == "Ten die in Lorval");
    CHECK_FALSE(parse_record(R"({"text":"","title":""})", "x:1"));
  }

  TEST_CASE("an id is a string or a number") {
    CHECK(record(R"({"id": -12, "text": "un"})")->id == "-12");
    CHECK(record(R"({"id": 18446744073709551615, "text": "un"})")->id == "18446744073709551615");
    CHECK(record(R"({"id": 1.5, "text": "un"})")->id == "1.5");
    CHECK(code_of(record(R"({"id": [1], "text": "un"})")) == Code::kBadInput);
  }

  TEST_CASE("bytes in base64 come with the charset of their content type") {
    const auto page = record(
        R"({"html_base64": "PHA+Y2Fm6Q==", "content_type": "text/html; charset=\"Windows-1252\"; q=1"})");
    REQUIRE(page);
    CHECK(page->bytes == "<p>caf\xe9");
    CHECK(page->charset == "windows-1252");
    CHECK(record(R"({"html_base64": "PHA-\nY2Fm6Q"})")->bytes == "<p>caf\xe9");
    CHECK(record(R"({"html_base64": "dW4=", "content_type": "text/plain"})")->kind ==
          PageKind::kText);
    CHECK(code_of(record(R"({"html_base64": "6Q==", "content_type": "text/plain"})")) ==
          Code::kBadInput);
    CHECK(code_of(record(R"({"html_base64": "dW4=", "content_type": "application/pdf"})")) ==
          Code::kUnsupported);
    for (const char* cut : {"PHA+Y", "PHA*", "PA==PA=="}) {
      CAPTURE(cut);
      CHECK(code_of(record(fmt::format(R"({{"html_base64": "{}"}})", cut))) == Code::kCorrupt);
    }
  }

  TEST_CASE("a record that cannot be a page says why and keeps its id") {
    const std::vector<std::string_view> wrong = {
        R"({"text": 4, "id": "z"})",
        R"({"text": "un", "html": "<p>un", "id": "z"})",
        R"({"id": "z"})",
        R"({"id": "z", "text": " \n"})",
        R"({"id": "z", "text": "un", "clean": "yes"})",
        R"({"id": "z", "text": "un", "published": 20220107})",
        R"({"id": "z", "text": "un", "published": "7 janvier"})",
        R"({"id": "z", "text": "un", "fetched": "2022-02-30"})",
        R"({"url": ["x"], "text": "un", "id": "z"})",
    };
    for (const std::string_view line : wrong) {
      CAPTURE(line);
      const auto got = record(line);
      CHECK(code_of(got) == Code::kBadInput);
      CHECK(got.error().id == "z");
      CHECK(got.error().error.where == "x.jsonl:7");
    }
  }

  TEST_CASE("a line that is no JSON object is an error, never an exception") {
    for (const std::string_view line :
         {"{"sv, "nul"sv, "{\"text\": \"un\"} x"sv, "{\"text\": \"un"sv, "{\"text\": \"\\u12\"}"sv,
          "{\"a\":\0}"sv, "{\"text\": 'un'}"sv, "\xff\xfe{"sv, "{\"text\": \"bless\xe9\"}"sv, ""sv,
          "[1]"sv, "\"text\""sv, "7"sv, "null"sv}) {
      CAPTURE(std::string(line));
      const Code code = code_of(record(line));
      CHECK((code == Code::kCorrupt || code == Code::kBadInput));
    }
    CHECK(code_of(record(std::string(5000, '['))) != Code::kIo);
  }

  TEST_CASE("half of a surrogate pair never becomes broken text") {
    for (const char* half : {"\\ud83d", "\\udc00", "\\ud83dx", "\\ud83d\\u0041"}) {
      CAPTURE(half);
      const auto got = record(fmt::format(R"({{"text": "un {} deux"}})", half));
      if (got) CHECK(valid_utf8(got->bytes));
    }
  }
}

}  // namespace recoupe
