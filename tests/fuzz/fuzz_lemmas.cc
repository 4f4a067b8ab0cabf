// Any bytes as a model of lemmas: refused with the name of the file, or looked up safely. The last
// bytes are also a form.
#include <cstdint>

#include "base/utf8.h"
#include "invariants.h"
#include "read/language/lemma.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto lemmas = recoupe::Lemmas::read(bytes, "lang/xx/lemmas.model");
  if (!lemmas) {
    recoupe::must(lemmas.error().where == "lang/xx/lemmas.model", "an error names the file");
    return 0;
  }
  const std::string_view last = bytes.substr(bytes.size() - bytes.size() % 80);
  for (const std::string_view tag : {"VERB|Tense=Past|VerbForm=Part", "NOUN", "X|"})
    for (const std::string_view form :
         {std::string_view("Tuées"), std::string_view("2,500"), last}) {
      std::string out;
      recoupe::append_lemma(*lemmas, lemmas->class_of(tag), form, out);
      recoupe::must(!recoupe::valid_utf8(form) || recoupe::valid_utf8(out), "a lemma is UTF-8");
      recoupe::must(out.size() <= form.size() * 3 + 260, "a lemma is no longer than form and edit");
    }
  return 0;
}
