package org.lvdao.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lvdao.local.TestServers;

/** What a node does that is told nothing but what it must be told. */
class SettingsTest {
  /** Stands for what has no default; fits every check of length and form. */
  private static final String GIVEN = "R".repeat(43) + "=";

  private static final String DEFAULTS =
      """
      AdjustmentSettings alone=500
      AfterCaseSettings answerPeriod=PT720H
      BookingSettings changeUntil=PT2H cancelUntil=PT1H mostOpen=3 mostPerWeek=5 noShows=2 \
      noShowDays=90 confirmWithin=PT12H payWithin=PT30M
      BroadcastSettings pushesPerSecond=50 districtPerDay=200000
      ContentSettings words=
      DeliverySettings oldest=PT720H mostGrams=50000 inspectionGood=PT15M grades=[PASS, FAIL] failedGrades=[FAIL]
      DeviceSettings clockSkew=PT10M
      DispatchSettings first=OFFER offerFor=PT10M decideBefore=PT2H capacity=8 clockSkew=PT10M
      FcmSettings credentials= url=https://fcm.googleapis.com timeout=PT5S
      FolderSettings folder=photos
      HouseholdSettings invitationLifetime=PT168H mostMembers=20
      IndicatorSettings participation=MEAN
      ImpactSettings carbonPerKilogram=691 carbonSource=英国政府温室气体换算系数2024版（DESNZ）：食物垃圾填埋700.21与堆肥8.88千克CO2e/吨之差 leastRanked=10
      HttpSmsSettings url=GIVEN secret=GIVEN timeout=PT3S attempts=3
      JwtSettings secret=GIVEN lifetime=PT15M
      LinkSettings secret=GIVEN publicUrl=
      LoginSettings accountFailures=10 addressFailures=100 window=PT15M
      OneTimeCodeSettings resendAfter=PT1M phonePerHour=5 phonePerDay=10 addressPerHour=60 \
      districtPerDay=5000
      MessageSettings pushLifetime=PT24H wechatTemplate= wechatTitleField=thing1 wechatTimeField=time2
      MysqlSettings owner= ownerPassword=
      OutboxSettings lease=PT1M
      PageSettings url=
      PatternSettings normDays=90 normDeliveries=1000 heavyGrams=5000 sameWeightTimes=8 \
      sameWeightDays=14 intervalMost=5 interval=PT10M twoPlacesWithin=PT1M nightFrom=23 nightTo=5 \
      nightMost=4 togetherDeliveries=12 togetherPercent=5 togetherAgain=PT720H
      PhotoSettings linkLifetime=PT10M unusedLifetime=PT24H concurrentDecodes=2 maxWait=PT10S
      PickupSettings confirmAfter=PT24H decideWithin=PT72H missedKept=PT72H pointsPerYuan=100 pieceGrams=30000
      PointsSettings validYears=1 refundDays=30
      RateLimitSettings accountPerMinute=300 addressPerMinute=3000 guestPerMinute=60
      RecyclablesSettings transferDuePercent=80 mostLines=100000
      ReportSettings ratingPeriod=PT336H lookBackAfter=PT336H reporterKept=PT26304H
      RetentionSettings messages=PT8784H devices=PT6480H
      RightsSettings erasureGrace=PT168H exportKept=PT168H
      S3Settings endpoint= region=us-east-1 bucket=GIVEN accessKey= secretKey=
      SealingSettings key=GIVEN indexKey=GIVEN
      SearchSettings url=http://127.0.0.1:9200 user= password= apiKey= analyzer= indexPrefix= \
      connectTimeout=PT1S searchTimeout=PT2S writeTimeout=PT30S pause=PT3S
      SessionSettings resident=PT720H staff=PT12H
      SlotSettings daysAhead=14 bookUntil=PT2H holdKept=PT10M
      SpendingSettings pickupDays=14 cashLimitFen=5000
      StaffSettings totp=REQUIRED
      WechatSettings url=https://api.weixin.qq.com appId=GIVEN secret=GIVEN timeout=PT5S pushToken=
      """;

  private static final Pattern VARIABLE = Pattern.compile("(?<=\\$\\{)LVDAO_[A-Z0-9_]+");

  private static final Map<String, String> EXPECTED =
      DEFAULTS
          .replace("GIVEN", GIVEN)
          .lines()
          .collect(Collectors.toMap(line -> line.split(" ", 2)[0], line -> line.split(" ", 2)[1]));

  private static final List<String> REQUIRED =
      List.of(
          "lvdao.jwt.secret",
          "lvdao.link.secret",
          "lvdao.phone.key",
          "lvdao.phone.index-key",
          "lvdao.photo.s3.bucket",
          "lvdao.sms.secret",
          "lvdao.sms.url",
          "lvdao.wechat.app-id",
          "lvdao.wechat.secret");

  private static ApplicationContext byFile;
  private static ApplicationContext byRecord;

  /** Settings come from the file that is shipped, or, without it, from the records alone. */
  @BeforeAll
  static void start() {
    byFile = start(true);
    byRecord = start(false);
  }

  @AfterAll
  static void stop() {
    byFile.close();
    byRecord.close();
  }

  private static ApplicationContext start(boolean file) {
    var mysql = TestServers.running().mysql();
    var settings = new HashMap<String, Object>();
    REQUIRED.forEach(name -> settings.put(name, GIVEN));
    settings.put("lvdao.photo.store", "s3");
    settings.put("lvdao.sms.sender", "http");
    settings.put("datasources.default.url", mysql.jdbcUrl(TestServers.running().freshDatabase()));
    settings.put("datasources.default.username", mysql.user());
    settings.put("datasources.default.password", mysql.password());
    settings.put("datasources.default.dialect", "MYSQL");
    settings.put("flyway.datasources.default.enabled", true);
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .enableDefaultPropertySources(file)
        .environmentPropertySource(false)
        .properties(settings)
        .start();
  }

  static Stream<Class<?>> records() {
    return Lvdao.CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
        .map(type -> type.reflect());
  }

  @Test
  void every_record_of_settings_is_in_the_table() {
    assertThat(records().map(Class::getSimpleName))
        .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
  }

  @ParameterizedTest
  @MethodSource("records")
  void settings_have_their_defaults(Class<?> type) {
    assertThat(words(byRecord.getBean(type))).isEqualTo(EXPECTED.get(type.getSimpleName()));
  }

  /** It repeats the defaults beside the variables. */
  @ParameterizedTest
  @MethodSource("records")
  void the_settings_file_says_the_same(Class<?> type) {
    assertThat(words(byFile.getBean(type)))
        .as("%s: its line in DEFAULTS", type.getSimpleName())
        .isEqualTo(EXPECTED.get(type.getSimpleName()));
  }

  @Test
  void the_readme_names_every_variable() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var settings = Files.readString(Path.of("src/main/resources/application.yml"));
    assertThat(VARIABLE.matcher(settings).results().map(MatchResult::group).distinct())
        .as("variables of application.yml that the settings table of README.md does not name")
        .isNotEmpty()
        .filteredOn(name -> !readme.contains("`" + name + "`"))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void settings_do_not_print_their_secrets(Class<?> type) {
    var text = byFile.getBean(type).toString().replace("appId=" + GIVEN, "");
    assertThat(text.replace("bucket=" + GIVEN, "")).doesNotContain(GIVEN);
  }

  private static String words(Object record) {
    return Stream.of(record.getClass().getRecordComponents())
        .map(component -> component.getName() + "=" + value(component, record))
        .map(word -> word.replace("=null", "="))
        .collect(Collectors.joining(" "));
  }

  private static Object value(RecordComponent component, Object record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      return fail(e);
    }
  }
}
