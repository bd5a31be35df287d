package org.lvdao.platform.content;

import org.jspecify.annotations.Nullable;

/** Judges what people wrote before others may read it. */
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
   * @param label what kind of thing was found, in Chinese and at most 40 characters, such as 辱骂;
   *     null when nothing was
   */
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
