package org.lvdao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TestPhotosTest {
  @Test
  void a_phones_photo_says_where_and_when_it_was_taken() throws Exception {
    var exif =
        TestExif.NONE
            .orientation(6)
            .takenAt(LocalDateTime.of(2026, 11, 20, 9, 30, 15), "+08:00")
            .at(36.688123, 116.982456);
    var photo = TestPhotos.jpeg(640, 480, 7, exif);

    var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo));
    assertThat(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class).getInt(0x0112))
        .isEqualTo(6);
    var taken = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    assertThat(taken.getString(0x9003)).isEqualTo("2026:11:20 09:30:15");
    assertThat(taken.getString(0x9011)).isEqualTo("+08:00");
    var place = metadata.getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation();
    assertThat(place.getLatitude()).isCloseTo(36.688123, within(1e-7));
    assertThat(place.getLongitude()).isCloseTo(116.982456, within(1e-7));
    assertThat(ImageIO.read(new ByteArrayInputStream(photo)).getWidth()).isEqualTo(640);
  }

  @Test
  void the_same_seed_draws_the_same_photo() {
    assertThat(TestPhotos.jpeg(320, 240, 1)).isEqualTo(TestPhotos.jpeg(320, 240, 1));
    assertThat(TestPhotos.jpeg(320, 240, 1)).isNotEqualTo(TestPhotos.jpeg(320, 240, 2));
  }

  @Test
  void a_southern_and_western_position_keeps_its_sign() throws Exception {
    var photo = TestPhotos.jpeg(64, 64, 1, TestExif.NONE.at(-33.5, -70.25));
    var place =
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo))
            .getFirstDirectoryOfType(GpsDirectory.class)
            .getGeoLocation();
    assertThat(place.getLatitude()).isCloseTo(-33.5, within(1e-7));
    assertThat(place.getLongitude()).isCloseTo(-70.25, within(1e-7));
  }
}
