// The places of an account as GeoJSON: a point each, with what happened there. A place whose own
// point is not known stands at its country's, and says so.
#include <string>

#include "base/calendar.h"
#include "base/codes.h"
#include "report/render/exports.h"
#include "report/render/json_writer.h"
#include "report/render/places.h"

namespace recoupe {
namespace {

class GeoWriter {  // of one story
 public:
  GeoWriter(const Dossier& dossier, const Places& places, JsonWriter& writer)
      : d_(dossier), places_(places), w_(writer) {}

  void write() {
    for (const Located& place : located(d_, places_)) feature(place);
  }

 private:
  void feature(const Located& place) {
    const DossierActor& a = d_.actors[place.actor];
    w_.begin_object().field("type", "Feature").field("id", a.id).key("geometry").begin_object();
    w_.field("type", "Point").key("coordinates").begin_array();
    w_.value(place.at.longitude).value(place.at.latitude).end_array().end_object();
    w_.key("properties").begin_object().field("story", d_.id).field("title", d_.title);
    w_.field("name", a.name).text_or_null("country", a.country);
    w_.field("precision", place.at.country ? "country" : "place");
    w_.field("mentions", a.mentions.size()).key("events").begin_array();
    for (const std::size_t row : place.events) event(d_.events[row]);
    w_.end_array().end_object().end_object();
  }

  void event(const DossierEvent& e) {
    w_.begin_object().field("id", e.id).field("type", e.type).text_or_null("mode", e.mode);
    w_.text_or_null("from", e.when.known() ? iso_begin(e.when) : std::string());
    w_.text_or_null("to", e.when.known() ? iso_end(e.when) : std::string());
    w_.key("flags").begin_array();
    for (const std::string_view flag : event_flags(e)) w_.value(flag);
    w_.end_array().field("origins", e.origins).end_object();
  }

  const Dossier& d_;
  const Places& places_;
  JsonWriter& w_;
};

}  // namespace

std::string account_geojson(const Account& account, const Language& /*language*/,
                            const Pack& pack) {
  const Places places(pack);
  std::string out;
  JsonWriter w(out);
  w.begin_object().field("type", "FeatureCollection").key("features").begin_array();
  for (const Dossier& story : account.stories) GeoWriter(story, places, w).write();
  w.end_array().end_object();
  return out + "\n";
}

}  // namespace recoupe
