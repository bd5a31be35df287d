package org.lvdao.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A MySQL server program and how it differs from the others. */
interface MysqlProgram {
  /** Such as {@code mariadb-11.4.5}; names the folders of program and data. */
  String name();

  /** Unpacks the program unless that was done before. */
  Path unpack();

  Path server(Path base);

  Map<String, String> environment(Path base);

  /** The command that fills an empty data folder. */
  List<String> install(Path base, Path data) throws IOException;

  /** Arguments of the server that only this program has. */
  List<String> arguments(Path base);

  /** Statements run at every start, one a line, that close every account but ours. */
  List<String> closeAccounts(String password);
}
