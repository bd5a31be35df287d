package org.lvdao.photo;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/** Reads what is useful from EXIF; whatever cannot be read counts as not said. */
final class CameraNotes {
  private static final DateTimeFormatter EXIF_TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

  private CameraNotes() {}

  static CaptureHints read(byte @Nullable [] exif) {
    if (exif == null) {
      return CaptureHints.NONE;
    }
    var notes = new Metadata();
    try {
      new ExifReader().extract(new ByteArrayReader(exif), notes);
    } catch (RuntimeException unreadable) {
      // What was read before stays in the directories.
    }
    return new CaptureHints(orientation(notes), position(notes), capturedAt(notes));
  }

  private static int orientation(Metadata notes) {
    for (var directory : notes.getDirectoriesOfType(ExifIFD0Directory.class)) {
      try {
        int orientation = directory.getInt(ExifDirectoryBase.TAG_ORIENTATION);
        return orientation >= 1 && orientation <= 8 ? orientation : 1;
      } catch (MetadataException absent) {
        return 1;
      }
    }
    return 1;
  }

  private static UploadedPhoto.@Nullable SuggestedPosition position(Metadata notes) {
    var gps = notes.getFirstDirectoryOfType(GpsDirectory.class);
    var place = gps == null ? null : gps.getGeoLocation();
    return place == null
            || place.isZero()
            || !(Math.abs(place.getLatitude()) <= 90 && Math.abs(place.getLongitude()) <= 180)
        ? null
        : new UploadedPhoto.SuggestedPosition(
            rounded(place.getLatitude()), rounded(place.getLongitude()), "WGS84");
  }

  /** To 7 decimals, about a centimetre: degrees, minutes and seconds do not add up exactly. */
  private static double rounded(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(7, RoundingMode.HALF_UP).doubleValue();
  }

  private static @Nullable OffsetDateTime capturedAt(Metadata notes) {
    for (var directory : notes.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
      var time = text(directory, ExifDirectoryBase.TAG_DATETIME_ORIGINAL);
      if (time != null) {
        return at(time, text(directory, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL));
      }
    }
    return null;
  }

  private static @Nullable OffsetDateTime at(String time, @Nullable String offset) {
    try {
      var local = LocalDateTime.parse(time, EXIF_TIME);
      // A camera that does not say its offset stands where its user does.
      return offset == null
          ? local.atZone(BusinessTime.ZONE).toOffsetDateTime()
          : local.atOffset(ZoneOffset.of(offset));
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static @Nullable String text(Directory directory, int tag) {
    var text = directory.getString(tag);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
