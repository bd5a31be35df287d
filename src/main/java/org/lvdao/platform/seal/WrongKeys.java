package org.lvdao.platform.seal;

/** The keys in the settings are not those of the database. The message is for the operator. */
public final class WrongKeys extends RuntimeException {
  WrongKeys(String what) {
    super(what, null, false, false);
  }
}
