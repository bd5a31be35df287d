package org.lvdao.platform.content;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges what people wrote and showed before others may see it. */
public interface ContentCheck {
  /**
   * Whether the words may be shown without asking anybody. Answers at once and keeps nothing.
   *
   * @return false: they have to be checked
   */
  boolean isHarmless(String words);

  /**
   * Judges the words. May take seconds; never inside a transaction.
   *
   * @throws ContentCheckUnavailable when nobody can judge now, so that it is worth asking later
   * @throws RuntimeException when nobody will be able to, such as for a wrong setting
   */
  Verdict check(Writing writing);

  /** Whether it judges photos at all; else a person looks at each. */
  boolean judgesPhotos();

  /**
   * Asks for the verdict about a photo, which comes later as a {@link PhotoVerdictEvent}, or never.
   * May take seconds; never inside a transaction.
   *
   * @return what the verdict will be known by, at most 128 characters; empty when nobody can judge
   *     this photo, so that a person has to look
   * @throws ContentCheckUnavailable as {@link #check}
   * @throws RuntimeException as {@link #check}
   */
  Optional<String> ask(Picture picture);

  /**
   * Something that was written.
   *
   * @param words at most 2,500 characters
   * @param openid of who wrote it, at WeChat; null when WeChat does not know them
   */
  record Writing(String words, @Nullable String openid) {
    @Override
    public String toString() {
      return "Writing[" + words.length() + " characters]";
    }
  }

  /**
   * A photo that was shown.
   *
   * @param url where whoever judges can fetch it for a while
   * @param openid of who showed it, at WeChat; null when WeChat does not know them
   */
  record Picture(String url, @Nullable String openid) {
    @Override
    public String toString() {
      return "Picture[]";
    }
  }

  /**
   * @param label what kind of thing was found, in Chinese and at most 40 characters, such as 辱骂;
   *     null when nothing was
   */
  @Serdeable
  record Verdict(Kind kind, @Nullable String label) {
    static final Verdict PASS = new Verdict(Kind.PASS, null);
  }

  /** What to do with it. */
  enum Kind {
    /** Others may see it. */
    PASS,
    /** A person decides. */
    REVIEW,
    /** Others may not see it. */
    REJECT
  }
}
