package org.lvdao.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.core.util.StringUtils;
import io.micronaut.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates as the owner of the tables, if there is one, so that the application's own account of
 * the database can be kept from changing what is append-only.
 */
@Singleton
@Named(MigrationAccount.DATA_SOURCE)
final class MigrationAccount implements FlywayConfigurationCustomizer {
  static final String DATA_SOURCE = "default";
  private static final Logger log = LoggerFactory.getLogger(MigrationAccount.class);

  private final MysqlSettings settings;

  MigrationAccount(MysqlSettings settings) {
    this.settings = settings;
  }

  @Override
  public String getName() {
    return DATA_SOURCE;
  }

  @Override
  public void customizeFluentConfiguration(FluentConfiguration migration) {
    if (!StringUtils.hasText(settings.owner())) {
      log.warn(
          "One database account does everything, so it could change the points ledger and the audit"
              + " log. In production give the tables an owner of their own: LVDAO_MYSQL_OWNER");
      return;
    }
    var application = migration.getDataSource();
    try {
      var url = application.unwrap(HikariDataSource.class).getJdbcUrl();
      migration
          .dataSource(url, settings.owner(), settings.ownerPassword())
          .callbacks(new TableRights(application));
    } catch (SQLException notOurPool) {
      throw new IllegalStateException(notOurPool);
    }
  }
}
