package org.lvdao.area;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.SeedSource;

/** Loads {@code boundaries.geojson}: the outlines of districts and subdistricts. */
@Singleton
class BoundarySeed implements SeedSource {
  private static final String FILE = "boundaries.geojson";

  private final Transactions transactions;
  private final Grids grids;
  private final AreaRepository areas;
  private final BoundaryRepository boundaries;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper();

  BoundarySeed(
      Transactions transactions,
      Grids grids,
      AreaRepository areas,
      BoundaryRepository boundaries,
      InstantSource clock) {
    this.transactions = transactions;
    this.grids = grids;
    this.areas = areas;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 12;
  }

  @Override
  public Result load(Path folder) {
    var file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new Result("boundaries", 0, 0, 0);
    }
    var outlines = read(file);
    return transactions.write(() -> store(outlines, file));
  }

  private record Outline(long line, String geometry) {}

  private Map<String, Outline> read(Path file) {
    var outlines = new LinkedHashMap<String, Outline>();
    try (var parser = json.createParser(file.toFile())) {
      if (!goToFeatures(parser)) {
        throw new SeedError(file, 1, "give a GeoJSON FeatureCollection with features");
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode feature = parser.readValueAsTree();
        add(outlines, feature, line, file);
      }
    } catch (JsonProcessingException broken) {
      throw new SeedError(
          file, broken.getLocation().getLineNr(), "no JSON here: " + broken.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outlines;
  }

  private static boolean goToFeatures(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals("features");
      if (parser.nextToken() == JsonToken.START_ARRAY && found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static void add(Map<String, Outline> outlines, JsonNode feature, long line, Path file) {
    var code = feature.path("properties").path("code").asText("");
    if (code.isEmpty()) {
      throw new SeedError(file, line, "give the feature properties.code, the code of its area");
    }
    var geometry = feature.path("geometry").toString();
    try {
      Outlines.read(geometry);
    } catch (IllegalArgumentException unsound) {
      throw new SeedError(file, line, code + ": " + unsound.getMessage());
    }
    if (outlines.put(code, new Outline(line, geometry)) != null) {
      throw new SeedError(
          file, line, "the code " + code + " has two features; join them to one MultiPolygon");
    }
  }

  private Result store(Map<String, Outline> wanted, Path file) {
    grids.lock();
    checkAreas(wanted, file);
    int added = 0;
    int updated = 0;
    int retired = 0;
    var stored = new HashMap<String, BoundaryRow>();
    boundaries.findAll().forEach(row -> stored.put(row.area(), row));
    for (var outline : wanted.entrySet()) {
      var code = outline.getKey();
      var geometry = outline.getValue().geometry;
      var old = stored.remove(code);
      if (old == null) {
        boundaries.insert(code, geometry);
        added++;
      } else if (old.retiredAt() != null || !old.geometry().equals(geometry)) {
        boundaries.update(code, geometry);
        updated++;
      }
    }
    for (var code : stored.keySet()) {
      retired += boundaries.retire(code, clock.instant());
    }
    if (added + updated + retired > 0) {
      grids.changed();
    }
    return new Result("boundaries", added, updated, retired);
  }

  private void checkAreas(Map<String, Outline> wanted, Path file) {
    var known = new HashMap<String, AreaRow>();
    areas.findAll().forEach(row -> known.put(row.code(), row));
    wanted.forEach(
        (code, outline) -> {
          var area = known.get(code);
          if (area == null || area.retiredAt() != null) {
            throw new SeedError(
                file, outline.line, "no area " + code + "; add it to areas.csv or drop this one");
          }
          if (area.level().compareTo(AreaLevel.SUBDISTRICT) > 0) {
            throw new SeedError(
                file, outline.line, code + " is no district or subdistrict; drop its outline");
          }
        });
  }
}
