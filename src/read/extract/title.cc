// Every heading is compared with what the page says of itself; the likest wins. A title said in
// <meta> counts for more than a part of <title>, an <h1> for more than an <h2>. Cost: headings
// times titles.
#include "read/extract/title.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestTitle = 400;
constexpr std::size_t kMostHeadings = 300;
constexpr std::array<std::string_view, 8> kSeparators{" | ", " - ", " – ",  " — ",
                                                      " • ", " « ", " :: ", " » "};

std::vector<std::string_view> parts_of(std::string_view title) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < title.size(); ++i) {
    for (const std::string_view sign : kSeparators) {
      if (!title.substr(i).starts_with(sign)) continue;
      out.push_back(title.substr(begin, i - begin));
      begin = i + sign.size();
      i = begin - 1;
      break;
    }
  }
  out.push_back(title.substr(begin));
  return out;
}

class TitleFinder {
 public:
  TitleFinder(const HtmlTree& tree, const SaidTitles& titles, const std::vector<bool>& hidden)
      : tree_(tree),
        hidden_(hidden),
        outlet_(fold(titles.outlet)),
        host_(fold(titles.host)),
        outlet_words_(title_words(titles.outlet)) {
    for (const std::string& s : titles.said) {
      if (!s.empty() && !is_outlet(fold(s))) said_.push_back(without_outlet(s));
    }
    for (const std::string_view part : parts_of(titles.document)) {
      if (!is_outlet(fold(part))) parts_.push_back(fold(part));
    }
    std::string document = without_outlet(titles.document);
    document_ = fold(document);
    document_words_ = title_words(document);
    if (said_.empty()) said_.push_back(std::move(document));
    for (const std::string& s : said_) {
      folded_.push_back(fold(s));
      said_words_.push_back(title_words(s));
    }
  }

  PageTitle run() const {
    PageTitle best{said_.front(), 0};
    int most = 0;
    std::size_t seen = 0;
    for (std::uint32_t n = 0; n < tree_.nodes.size() && seen < kMostHeadings; ++n) {
      const Tag tag = tree_.nodes[n].tag;
      if (tag != Tag::kH1 && tag != Tag::kH2 && tag != Tag::kH3) continue;
      ++seen;
      if (hidden_[n] || tree_.nodes[n].text.size() > kLongestTitle) continue;
      const int bonus = tag == Tag::kH1 ? 12 : tag == Tag::kH2 ? 6 : 0;
      for (const std::string& text : variants(n)) {
        const int likeness = likeness_of(fold(text), tag);
        if (likeness == 0 || likeness + bonus <= most) continue;
        most = likeness + bonus;
        best = {text, n};
      }
    }
    return best;
  }

 private:
  // The whole heading, and what stands at either end of it in an element or a text of its own.
  std::vector<std::string> variants(std::uint32_t n) const {
    std::string whole;
    std::vector<std::size_t> starts;
    for (std::uint32_t i = n + 1; i < tree_.nodes[n].end; ++i) {
      if (tree_.nodes[i].tag == Tag::kBreak && !whole.empty()) whole += ' ';
      if (tree_.nodes[i].tag != Tag::kText) continue;
      const std::string_view text = tree_.words(i);
      if (trim(text).empty()) continue;
      if (!whole.empty() && glued(whole, text)) whole += ' ';
      starts.push_back(whole.size());
      whole += text;
    }
    std::vector<std::string> out{std::string(trim(whole))};
    constexpr std::size_t kMostParts = 4;
    for (std::size_t k = 1; k < starts.size() && k <= kMostParts; ++k) {
      out.emplace_back(trim(std::string_view(whole).substr(starts[k])));
      out.emplace_back(trim(std::string_view(whole).substr(0, starts[k])));
    }
    return out;
  }

  // "Strike" and "The trains stand still" of two elements: a small letter goes on with its word.
  static bool glued(std::string_view before, std::string_view after) {
    const CodePoint last = decode_before(before, before.size());
    const CodePoint first = decode(after, 0);
    return !is_space(last.value) && (is_upper(first.value) || is_digit(first.value));
  }

  bool is_outlet(std::string_view folded) const {
    if (folded.empty() || folded == outlet_ || folded == host_) return true;
    std::string name(folded);
    std::erase(name, ' ');
    std::string host = host_;
    std::erase(host, ' ');
    return name.size() > 3 && folded.find(' ') == std::string_view::npos &&
           host.starts_with(name) && host.size() <= name.size() + 4;
  }

  // "Un titre - Le Pays" -> "Un titre", where the tail is the outlet.
  std::string without_outlet(std::string_view title) const {
    for (const std::string_view sign : kSeparators) {
      const std::size_t at = title.rfind(sign);
      if (at == std::string_view::npos) continue;
      const std::string tail = fold(title.substr(at + sign.size()));
      std::string name = tail;
      std::erase(name, ' ');
      std::string host = host_;
      std::erase(host, ' ');
      const bool outlet =
          is_outlet(tail) || (!outlet_.empty() && similar(title_words(tail), outlet_words_));
      const bool in_host = name.size() > 3 && host.find(name) != std::string::npos;
      const bool section = at >= 15 && sign == " | " && tail.size() < 30;
      if (outlet || in_host || section) return without_outlet(title.substr(0, at));
    }
    return std::string(trim(title));
  }

  int likeness_of(const std::string& text, Tag tag) const {
    if (is_outlet(text)) return 0;
    for (std::size_t i = 0; i < folded_.size(); ++i) {
      if (text == folded_[i]) return 100 - static_cast<int>(i) * 3;
    }
    if (text == document_) return 90;
    if (std::find(parts_.begin(), parts_.end(), text) != parts_.end())
      return text.size() >= 20 ? 85 : 70;
    constexpr std::size_t kLeast = 8;
    if (text.size() < kLeast) return 0;
    const std::vector<std::string> words = title_words(text);
    for (const std::vector<std::string>& said : said_words_) {
      if (similar(words, said)) return 60;
    }
    if (!document_.empty() && similar(words, document_words_)) return 50;
    return tag == Tag::kH1 && text.size() >= 20 ? 20 : 0;
  }

  const HtmlTree& tree_;
  const std::vector<bool>& hidden_;
  std::string outlet_, host_, document_;
  std::vector<std::string> said_, folded_, parts_;
  std::vector<std::string> outlet_words_, document_words_;
  std::vector<std::vector<std::string>> said_words_;
};

}  // namespace

std::vector<std::string> title_words(std::string_view title) {
  constexpr std::size_t kMaxWords = 60;
  std::vector<std::string> out;
  each_word(fold(title.substr(0, kLongestTitle)), [&](std::string_view word) {
    if (out.size() < kMaxWords) out.emplace_back(word);
  });
  return out;
}

bool similar(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::vector<std::string>& x = a.size() <= b.size() ? a : b;
  const std::vector<std::string>& y = a.size() <= b.size() ? b : a;
  if (x.empty()) return false;
  std::size_t common = 0;
  for (const std::string& w : x) {
    if (std::find(y.begin(), y.end(), w) != y.end()) ++common;
  }
  return common * 10 >= x.size() * 7 && (x.size() >= 3 || common == x.size());
}

PageTitle find_title(const HtmlTree& tree, const SaidTitles& titles,
                     const std::vector<bool>& hidden) {
  return TitleFinder(tree, titles, hidden).run();
}

}  // namespace recoupe
