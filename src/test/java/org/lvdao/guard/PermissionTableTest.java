package org.lvdao.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins;
import org.lvdao.household.Homes;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.SmsStandIn;
import org.lvdao.local.SubscribeMessageBox;
import org.lvdao.local.TestPhotos;
import org.lvdao.message.Told;
import org.lvdao.pickup.Jobs;
import org.lvdao.pickup.Pickups;
import org.lvdao.pickup.Supply;
import org.lvdao.pickup.market.Bazaar;
import org.lvdao.pickup.recyclables.Yard;
import org.lvdao.points.Purse;
import org.lvdao.points.earning.EarningExamples;
import org.lvdao.points.spending.Shop;
import org.lvdao.report.Cases;
import org.lvdao.survey.SurveyDesk;
import org.lvdao.survey.aftercase.EndedCases;
import org.lvdao.survey.indicator.Board;

/**
 * Who gets which answer on every route. Without a token 401, with a role that has no business there
 * 403, for what one may not see 404. A route that is missing here fails the test.
 */
@LvdaoTest
class PermissionTableTest {
  /**
   * {@code office} is the role of the route's own staff; the columns are the answers to: the
   * resident who reported, another resident, that office in 天桥区 where the case lies, the same
   * office in 冠县, another office in 天桥区 (which stands behind the slash), and nobody signed in. They
   * ask in the opposite order, so whoever is refused must have changed nothing.
   */
  private static final String TABLE =
      """
      route                                                   office                 own oth stf far wrg non
      POST   /api/v1/auth/wechat                              dispatcher/collector1  200 200 200 200 200 200
      POST   /api/v1/auth/staff                               dispatcher/collector1  200 200 200 200 200 200
      POST   /api/v1/auth/staff/totp                          dispatcher/collector1  200 200 200 200 200 200
      POST   /api/v1/auth/staff/totp/confirm                  dispatcher/collector1  401 401 401 401 401 401
      POST   /api/v1/auth/refresh                             dispatcher/collector1  200 200 200 200 200 200
      POST   /api/v1/auth/otp                                 dispatcher/collector1  200 200 200 200 200 200
      POST   /api/v1/auth/phone                               dispatcher/collector1  200 200 200 200 200 200
      POST   /api/v1/sms/receipts                             dispatcher/collector1  401 401 401 401 401 401
      GET    /api/v1/wechat/push                              dispatcher/collector1  401 401 401 401 401 401
      POST   /api/v1/wechat/push                              dispatcher/collector1  401 401 401 401 401 401
      POST   /api/v1/auth/logout                              dispatcher/collector1  204 204 204 204 204 401
      GET    /api/v1/me                                       dispatcher/collector1  200 200 200 200 200 401
      PATCH  /api/v1/me                                       dispatcher/collector1  200 200 403 403 403 401
      DELETE /api/v1/me                                       dispatcher/collector1  202 202 403 403 403 401
      GET    /api/v1/me/export                                dispatcher/collector1  202 202 403 403 403 401
      GET    /api/v1/me/export/file                           dispatcher/collector1  404 404 403 403 403 401
      DELETE /api/v1/me/erasure                               dispatcher/collector1  404 404 403 403 403 401
      POST   /api/v1/me/phone                                 dispatcher/collector1  200 200 403 403 403 401
      POST   /api/v1/me/phone/wechat                          dispatcher/collector1  200 200 403 403 403 401
      POST   /api/v1/me/wechat                                dispatcher/collector1  200 200 403 403 403 401
      GET    /api/v1/me/sessions                              dispatcher/collector1  200 200 200 200 200 401
      DELETE /api/v1/me/sessions                              dispatcher/collector1  204 204 204 204 204 401
      DELETE /api/v1/me/sessions/{id}                         dispatcher/collector1  404 404 404 404 404 401
      GET    /api/v1/privacy-notice                           dispatcher/collector1  200 200 200 200 200 200
      GET    /api/v1/me/consents                              dispatcher/collector1  200 200 403 403 403 401
      PUT    /api/v1/me/consents/{purpose}                    dispatcher/collector1  200 200 403 403 403 401
      POST   /api/v1/me/devices                               dispatcher/collector1  200 200 200 200 200 401
      DELETE /api/v1/me/devices/{id}                          dispatcher/collector1  204 404 404 404 404 401
      GET    /api/v1/me/notification-preferences              dispatcher/collector1  200 200 200 200 200 401
      PUT    /api/v1/me/notification-preferences              dispatcher/collector1  200 200 200 200 200 401
      GET    /api/v1/me/subscriptions                         dispatcher/collector1  200 200 403 403 403 401
      POST   /api/v1/me/subscriptions                         dispatcher/collector1  200 200 403 403 403 401
      GET    /api/v1/messages                                 dispatcher/collector1  200 200 200 200 200 401
      GET    /api/v1/messages/unread-count                    dispatcher/collector1  200 200 200 200 200 401
      POST   /api/v1/messages/{id}/read                       dispatcher/collector1  200 404 404 404 404 401
      POST   /api/v1/messages/read                            dispatcher/collector1  204 204 204 204 204 401
      POST   /api/v1/me/password                              dispatcher/collector1  403 403 400 400 400 401
      POST   /api/v1/me/delegations                           dispatcher/collector1  403 403 201 400 400 401
      GET    /api/v1/me/delegations                           dispatcher/collector1  403 403 200 200 200 401
      DELETE /api/v1/me/delegations/{id}                      dispatcher/verifier    403 403 204 404 404 401
      GET    /api/v1/staff/accounts                           admin/supervisor       403 403 200 200 403 401
      POST   /api/v1/staff/accounts                           admin/supervisor       403 403 201 403 403 401
      GET    /api/v1/staff/accounts/{id}                      admin/supervisor       403 403 200 404 403 401
      PATCH  /api/v1/staff/accounts/{id}                      admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/accounts/{id}/sign-out             admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/accounts/{id}/reset-password       admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/accounts/{id}/reset-totp           admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/photos                                   handler/collector1     201 201 201 201 201 401
      GET    /api/v1/photos/{id}/{variant}                    handler/collector1     404 404 404 404 404 404
      GET    /api/v1/areas                                    admin/dispatcher       200 200 200 200 200 200
      GET    /api/v1/areas/{code}                             admin/dispatcher       200 200 200 200 200 200
      GET    /api/v1/areas/locate                             admin/dispatcher       200 200 200 200 200 200
      POST   /api/v1/staff/areas                              admin/dispatcher       403 403 201 403 403 401
      PUT    /api/v1/staff/areas/{code}                       admin/dispatcher       403 403 404 404 403 401
      DELETE /api/v1/staff/areas/{code}                       admin/dispatcher       403 403 404 404 403 401
      GET    /api/v1/calendar                                 admin/dispatcher       200 200 200 200 200 200
      GET    /api/v1/staff/calendar/deadline                  dispatcher/collector1  403 403 200 200 403 401
      POST   /api/v1/staff/calendar/{year}                    admin/dispatcher       403 403 403 403 403 401
      GET    /api/v1/staff/units                              dispatcher/collector1  403 403 200 404 403 401
      GET    /api/v1/report-categories                        admin/dispatcher       200 200 200 200 200 200
      PUT    /api/v1/staff/districts/{district}/report-categories/{code} \
                                                              admin/dispatcher       403 403 412 404 403 401
      GET    /api/v1/report-workflow                          dispatcher/collector1  200 200 200 200 200 200
      POST   /api/v1/reports                                  dispatcher/collector1  201 201 403 403 403 401
      GET    /api/v1/reports/mine                             dispatcher/collector1  200 200 403 403 403 401
      GET    /api/v1/reports/nearby                           dispatcher/collector1  200 200 403 403 403 401
      GET    /api/v1/reports/{id}                             dispatcher/collector1  200 200 200 200 200 401
      POST   /api/v1/reports/{id}/supports                    dispatcher/collector1  200 200 403 403 403 401
      POST   /api/v1/reports/{id}/comments                    dispatcher/collector1  201 404 403 403 403 401
      POST   /api/v1/reports/{id}/withdraw                    dispatcher/collector1  200 404 403 403 403 401
      POST   /api/v1/reports/{id}/rating                      dispatcher/collector1  409 404 403 403 403 401
      POST   /api/v1/reports/{id}/reopen-requests             dispatcher/collector1  409 404 403 403 403 401
      GET    /api/v1/staff/reports                            dispatcher/surveyor    403 403 200 200 403 401
      GET    /api/v1/staff/reports/{id}                       dispatcher/surveyor    403 403 200 404 403 401
      POST   /api/v1/staff/reports/{id}/{action}              dispatcher/handler     403 403 200 404 403 401
      POST   /api/v1/staff/reports/{id}/contact               dispatcher/inspector   403 403 200 404 403 401
      GET    /api/v1/staff/look-backs                         verifier/handler       403 403 200 200 403 401
      GET    /api/v1/staff/publications                       dispatcher/handler     403 403 200 200 403 401
      GET    /api/v1/staff/statistics/closure                 supervisor/collector1  403 403 200 200 403 401
      GET    /api/v1/staff/statistics/closure.csv             supervisor/collector1  403 403 200 200 403 401
      GET    /api/v1/staff/statistics/closure/cases           supervisor/collector1  403 403 200 200 403 401
      POST   /api/v1/households                               inspector/dispatcher   201 201 403 403 403 401
      POST   /api/v1/households/join                          inspector/dispatcher   404 404 403 403 403 401
      GET    /api/v1/households/mine                          inspector/dispatcher   200 404 403 403 403 401
      PUT    /api/v1/households/mine/home                     inspector/dispatcher   200 404 403 403 403 401
      PUT    /api/v1/households/mine/head                     inspector/dispatcher   404 404 403 403 403 401
      POST   /api/v1/households/mine/invitation               inspector/dispatcher   200 404 403 403 403 401
      POST   /api/v1/households/mine/card                     inspector/dispatcher   201 404 403 403 403 401
      DELETE /api/v1/households/mine/members/{id}             inspector/dispatcher   204 404 403 403 403 401
      DELETE /api/v1/households/mine/membership               inspector/dispatcher   409 404 403 403 403 401
      GET    /api/v1/households/mine/deliveries               inspector/dispatcher   200 404 403 403 403 401
      GET    /api/v1/households/mine/impact                   inspector/dispatcher   200 404 403 403 403 401
      PUT    /api/v1/households/mine/ranking                  inspector/dispatcher   200 404 403 403 403 401
      POST   /api/v1/device/deliveries                        inspector/dispatcher   401 401 401 401 401 401
      POST   /api/v1/device/photos                            inspector/dispatcher   401 401 401 401 401 401
      POST   /api/v1/inspector/deliveries                     inspector/admin        403 403 200 200 403 401
      POST   /api/v1/inspector/inspections                    inspector/admin        403 403 200 200 403 401
      GET    /api/v1/staff/deliveries/reviews                 inspector/dispatcher   403 403 200 200 403 401
      GET    /api/v1/staff/deliveries/{id}                    inspector/dispatcher   403 403 200 404 403 401
      POST   /api/v1/staff/deliveries/{id}/decision           inspector/dispatcher   403 403 200 404 403 401
      POST   /api/v1/staff/deliveries/{id}/grade              inspector/dispatcher   403 403 200 404 403 401
      POST   /api/v1/staff/deliveries/{id}/reversal           admin/inspector        403 403 409 404 403 401
      GET    /api/v1/staff/devices                            admin/inspector        403 403 200 200 403 401
      POST   /api/v1/staff/devices                            admin/inspector        403 403 201 403 403 401
      GET    /api/v1/staff/devices/{id}                       admin/inspector        403 403 200 404 403 401
      PATCH  /api/v1/staff/devices/{id}                       admin/inspector        403 403 200 404 403 401
      POST   /api/v1/staff/devices/{id}/secret                admin/inspector        403 403 200 404 403 401
      POST   /api/v1/staff/households                         inspector/dispatcher   403 403 201 403 403 401
      POST   /api/v1/staff/households/import                  inspector/dispatcher   403 403 200 400 403 401
      GET    /api/v1/staff/households                         inspector/dispatcher   403 403 200 403 403 401
      GET    /api/v1/staff/households/{id}                    inspector/dispatcher   403 403 200 404 403 401
      DELETE /api/v1/staff/households/{id}                    admin/inspector        403 403 412 404 403 401
      DELETE /api/v1/staff/households/{id}/members/{memberId} admin/inspector        403 403 412 404 403 401
      POST   /api/v1/staff/households/{id}/card               inspector/dispatcher   403 403 200 404 403 401
      POST   /api/v1/staff/households/{id}/invitation         inspector/dispatcher   403 403 200 404 403 401
      GET    /api/v1/staff/participation                      inspector/dispatcher   403 403 200 404 403 401
      GET    /api/v1/staff/participation/file                 inspector/dispatcher   403 403 200 404 403 401
      GET    /api/v1/points/account                           admin/supervisor       200 404 403 403 403 401
      GET    /api/v1/points/entries                           admin/supervisor       200 404 403 403 403 401
      GET    /api/v1/points/statements/{month}                admin/supervisor       200 404 403 403 403 401
      GET    /api/v1/points/statements/{month}/file           admin/supervisor       200 404 403 403 403 401
      GET    /api/v1/stations                                 admin/dispatcher       200 200 200 200 200 200
      GET    /api/v1/stations/{id}                            admin/dispatcher       200 200 200 200 200 200
      GET    /api/v1/pickup/catalogue                         admin/dispatcher       200 200 200 200 200 200
      GET    /api/v1/pickup/price-lists                       admin/dispatcher       200 200 200 200 200 200
      POST   /api/v1/pickup/waiting-list                      admin/dispatcher       201 201 403 403 403 401
      GET    /api/v1/pickup/waiting-list                      admin/dispatcher       200 200 403 403 403 401
      DELETE /api/v1/pickup/waiting-list/{id}                 admin/dispatcher       204 404 403 403 403 401
      POST   /api/v1/pickup/bookings/{id}/rating              dispatcher/collector1  409 404 403 403 403 401
      GET    /api/v1/collector/duty                           collector1/dispatcher  403 403 200 200 403 401
      PUT    /api/v1/collector/duty                           collector1/dispatcher  403 403 200 200 403 401
      GET    /api/v1/collector/offers                         collector1/dispatcher  403 403 200 200 403 401
      GET    /api/v1/collector/figures                        collector1/dispatcher  403 403 200 200 403 401
      GET    /api/v1/collector/jobs                           collector1/dispatcher  403 403 200 200 403 401
      POST   /api/v1/collector/jobs/{bookingId}/accept        collector1/dispatcher  403 403 200 404 403 401
      POST   /api/v1/collector/jobs/{bookingId}/decline       collector1/dispatcher  403 403 200 404 403 401
      POST   /api/v1/collector/jobs/{bookingId}/depart        collector1/dispatcher  403 403 200 404 403 401
      POST   /api/v1/collector/jobs/{bookingId}/arrive        collector1/dispatcher  403 403 200 404 403 401
      POST   /api/v1/collector/jobs/{bookingId}/no-show       collector1/dispatcher  403 403 200 404 403 401
      GET    /api/v1/staff/pickup/bookings                    dispatcher/handler     403 403 200 200 403 401
      GET    /api/v1/staff/pickup/bookings/{id}               dispatcher/handler     403 403 200 404 403 401
      POST   /api/v1/staff/pickup/bookings/{id}/assign        dispatcher/supervisor  403 403 200 404 403 401
      POST   /api/v1/staff/pickup/bookings/{id}/offer         dispatcher/supervisor  403 403 409 404 403 401
      POST   /api/v1/staff/pickup/bookings/{id}/cancel        dispatcher/supervisor  403 403 200 404 403 401
      POST   /api/v1/staff/pickup/bookings/{id}/contact       dispatcher/handler     403 403 200 404 403 401
      GET    /api/v1/staff/collectors                         dispatcher/handler     403 403 200 403 403 401
      GET    /api/v1/staff/collectors/{id}                    dispatcher/handler     403 403 200 404 403 401
      PUT    /api/v1/staff/collectors/{id}                    admin/dispatcher       403 403 412 404 403 401
      GET    /api/v1/staff/pickup/waiting-list                admin/dispatcher       403 403 200 403 403 401
      GET    /api/v1/staff/pickup/items                       admin/dispatcher       403 403 200 403 403 401
      POST   /api/v1/staff/pickup/items                       admin/dispatcher       403 403 201 403 403 401
      GET    /api/v1/staff/pickup/items/{id}                  admin/dispatcher       403 403 200 404 403 401
      PUT    /api/v1/staff/pickup/items/{id}                  admin/dispatcher       403 403 412 404 403 401
      POST   /api/v1/staff/pickup/price-lists                 admin/dispatcher       403 403 201 403 403 401
      DELETE /api/v1/staff/pickup/price-lists/{id}            admin/dispatcher       403 403 204 404 403 401
      GET    /api/v1/staff/sorting-centres                    admin/dispatcher       403 403 200 403 403 401
      GET    /api/v1/staff/stations                           admin/dispatcher       403 403 200 403 403 401
      POST   /api/v1/staff/stations                           admin/dispatcher       403 403 201 403 403 401
      GET    /api/v1/staff/stations/{id}                      admin/dispatcher       403 403 200 404 403 401
      PUT    /api/v1/staff/stations/{id}                      admin/dispatcher       403 403 412 404 403 401
      DELETE /api/v1/staff/stations/{id}                      admin/dispatcher       403 403 412 404 403 401
      POST   /api/v1/market/items                             dispatcher/collector1  201 404 403 403 403 401
      GET    /api/v1/market/items                             dispatcher/collector1  200 404 403 403 403 401
      GET    /api/v1/market/items/mine                        dispatcher/collector1  200 200 403 403 403 401
      GET    /api/v1/market/items/{id}                        dispatcher/collector1  200 404 403 403 403 401
      POST   /api/v1/market/items/{id}/reservation            dispatcher/collector1  409 404 403 403 403 401
      POST   /api/v1/market/items/{id}/release                dispatcher/collector1  404 404 403 403 403 401
      POST   /api/v1/market/items/{id}/hand-over              dispatcher/collector1  409 404 403 403 403 401
      POST   /api/v1/market/items/{id}/close                  dispatcher/collector1  200 404 403 403 403 401
      POST   /api/v1/market/items/{id}/abuse                  dispatcher/collector1  409 404 403 403 403 401
      GET    /api/v1/staff/market/items                       dispatcher/verifier    403 403 200 403 403 401
      GET    /api/v1/staff/market/items/{id}                  dispatcher/verifier    403 403 200 404 403 401
      POST   /api/v1/staff/market/items/{id}/decision         dispatcher/verifier    403 403 200 404 403 401
      GET    /api/v1/staff/recyclables/balance                dispatcher/handler     403 403 200 403 403 401
      GET    /api/v1/staff/recyclables/movements              dispatcher/handler     403 403 200 403 403 401
      POST   /api/v1/staff/recyclables/movements              dispatcher/handler     403 403 201 400 403 401
      GET    /api/v1/staff/recyclables/movements/csv          dispatcher/handler     403 403 200 403 403 401
      GET    /api/v1/staff/recyclables/movements/xlsx         dispatcher/handler     403 403 200 403 403 401
      POST   /api/v1/staff/recyclables/movements/{id}/reversal dispatcher/handler     403 403 201 404 403 401
      GET    /api/v1/staff/recyclables/figures                dispatcher/handler     403 403 200 403 403 401
      GET    /api/v1/staff/recyclables/recovery               dispatcher/handler     403 403 200 403 403 401
      GET    /api/v1/staff/recyclables/stations               dispatcher/handler     403 403 200 403 403 401
      GET    /api/v1/staff/recyclables/check                  dispatcher/handler     403 403 200 403 403 401
      GET    /api/v1/staff/recyclables/load-sheets            dispatcher/handler     403 403 200 403 403 401
      POST   /api/v1/staff/recyclables/load-sheets            dispatcher/handler     403 403 201 400 403 401
      GET    /api/v1/staff/recyclables/load-sheets/{id}       dispatcher/handler     403 403 200 404 403 401
      POST   /api/v1/staff/recyclables/load-sheets/{id}/receipt dispatcher/handler     403 403 200 404 403 401
      POST   /api/v1/staff/recyclables/load-sheets/{id}/cancel dispatcher/handler     403 403 200 404 403 401
      GET    /api/v1/staff/recyclables/waste-totals           dispatcher/handler     403 403 200 403 403 401
      POST   /api/v1/staff/recyclables/waste-totals           admin/dispatcher       403 403 201 403 403 401
      GET    /api/v1/points/rules                             admin/supervisor       404 404 404 404 404 404
      GET    /api/v1/staff/points/rules                       admin/dispatcher       403 403 200 403 403 401
      POST   /api/v1/staff/points/rules                       admin/supervisor       403 403 201 403 403 401
      DELETE /api/v1/staff/points/rules/{id}                  admin/supervisor       403 403 204 404 403 401
      POST   /api/v1/staff/points/rules/trial                 admin/supervisor       403 403 200 403 403 401
      GET    /api/v1/rewards                                  admin/supervisor       200 404 403 403 403 401
      POST   /api/v1/redemptions                              admin/supervisor       400 404 403 403 403 401
      GET    /api/v1/redemptions                              admin/supervisor       200 404 403 403 403 401
      GET    /api/v1/redemptions/{id}                         admin/supervisor       200 404 403 403 403 401
      POST   /api/v1/redemptions/{id}/cancel                  admin/supervisor       200 404 403 403 403 401
      GET    /api/v1/staff/redemptions/{pickupCode}           collector1/dispatcher  403 403 200 404 403 401
      POST   /api/v1/staff/redemptions/{pickupCode}/hand-over collector1/dispatcher  403 403 200 404 403 401
      POST   /api/v1/staff/redemptions/{id}/refund            admin/supervisor       403 403 201 404 403 401
      GET    /api/v1/staff/rewards                            admin/supervisor       403 403 200 403 403 401
      POST   /api/v1/staff/rewards                            admin/supervisor       403 403 201 403 403 401
      GET    /api/v1/staff/rewards/{id}                       admin/supervisor       403 403 200 404 403 401
      PUT    /api/v1/staff/rewards/{id}                       admin/supervisor       403 403 412 404 403 401
      POST   /api/v1/staff/rewards/{id}/stock                 admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/rewards/{id}/vouchers              admin/supervisor       403 403 200 404 403 401
      GET    /api/v1/staff/cash-requests                      admin/supervisor       403 403 200 403 403 401
      GET    /api/v1/staff/cash-requests/{id}                 admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/cash-requests/{id}/decision        admin/supervisor       403 403 200 404 403 401
      GET    /api/v1/staff/payouts                            admin/supervisor       403 403 200 403 403 401
      POST   /api/v1/staff/payouts                            admin/supervisor       403 403 201 403 403 401
      GET    /api/v1/staff/payouts/{id}                       admin/supervisor       403 403 200 404 403 401
      GET    /api/v1/staff/payouts/{id}/file                  admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/payouts/{id}/results               admin/supervisor       403 403 200 404 403 401
      GET    /api/v1/staff/points/adjustments                 admin/supervisor       403 403 200 403 403 401
      POST   /api/v1/staff/points/adjustments                 admin/supervisor       403 403 400 400 403 401
      GET    /api/v1/staff/points/adjustments/{id}            admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/points/adjustments/{id}/decision   admin/supervisor       403 403 200 404 403 401
      GET    /api/v1/pickup/slots                             dispatcher/collector1  200 200 403 403 403 401
      POST   /api/v1/pickup/holds                             dispatcher/collector1  201 201 403 403 403 401
      DELETE /api/v1/pickup/holds/{id}                        dispatcher/collector1  204 404 403 403 403 401
      POST   /api/v1/pickup/bookings                          dispatcher/collector1  201 201 403 403 403 401
      GET    /api/v1/pickup/bookings/mine                     dispatcher/collector1  200 200 403 403 403 401
      GET    /api/v1/pickup/bookings/{id}                     dispatcher/collector1  200 404 403 403 403 401
      PATCH  /api/v1/pickup/bookings/{id}                     dispatcher/collector1  200 404 403 403 403 401
      POST   /api/v1/pickup/bookings/{id}/move                dispatcher/collector1  200 404 403 403 403 401
      POST   /api/v1/pickup/bookings/{id}/cancel              dispatcher/collector1  200 404 403 403 403 401
      POST   /api/v1/pickup/bookings/{id}/confirm             dispatcher/collector1  409 404 403 403 403 401
      POST   /api/v1/pickup/bookings/{id}/payment             dispatcher/collector1  201 404 403 403 403 401
      GET    /api/v1/pickup/bookings/{id}/payment             dispatcher/collector1  200 404 403 403 403 401
      POST   /api/v1/pickup/payments/notify                   dispatcher/collector1  401 401 401 401 401 401
      GET    /api/v1/pickup/bookings/{id}/weighing            dispatcher/collector1  200 404 403 403 403 401
      POST   /api/v1/pickup/bookings/{id}/dispute             dispatcher/collector1  409 404 403 403 403 401
      POST   /api/v1/collector/jobs/{bookingId}/weigh         collector1/dispatcher  403 403 200 404 403 401
      GET    /api/v1/collector/statement                      collector1/dispatcher  403 403 200 200 403 401
      GET    /api/v1/staff/pickup/bookings/{id}/weighing      supervisor/handler     403 403 200 404 403 401
      POST   /api/v1/staff/pickup/bookings/{id}/adjust        supervisor/dispatcher  403 403 409 404 403 401
      GET    /api/v1/staff/pickup/settlements                 supervisor/handler     403 403 200 403 403 401
      GET    /api/v1/staff/pickup/settlements/file            supervisor/handler     403 403 200 403 403 401
      GET    /api/v1/staff/pickup/stations/{id}/schedule      admin/supervisor       403 403 200 404 403 401
      PUT    /api/v1/staff/pickup/stations/{id}/schedule      admin/dispatcher       403 403 412 404 403 401
      GET    /api/v1/staff/pickup/stations/{id}/slots         dispatcher/supervisor  403 403 200 404 403 401
      GET    /api/v1/staff/pickup/stations/{id}/closures      dispatcher/supervisor  403 403 200 404 403 401
      POST   /api/v1/staff/pickup/stations/{id}/closures      dispatcher/supervisor  403 403 201 404 403 401
      DELETE /api/v1/staff/pickup/closures/{id}               dispatcher/supervisor  403 403 204 404 403 401
      GET    /api/v1/staff/message-templates                  admin/supervisor       403 403 200 200 403 401
      GET    /api/v1/staff/message-templates/{kind}/{channel}/{language} \
                                                              admin/supervisor       403 403 200 200 403 401
      PUT    /api/v1/staff/message-templates/{kind}/{channel}/{language} \
                                                              admin/supervisor       403 403 403 403 403 401
      DELETE /api/v1/staff/message-templates/{kind}/{channel}/{language} \
                                                              admin/supervisor       403 403 403 403 403 401
      POST   /api/v1/staff/message-templates/{kind}/{channel}/{language}/preview \
                                                              admin/supervisor       403 403 200 200 403 401
      GET    /api/v1/staff/message-templates/{kind}/{channel}/{language}/versions \
                                                              admin/supervisor       403 403 200 200 403 401
      GET    /api/v1/staff/broadcasts                         admin/supervisor       403 403 200 200 403 401
      POST   /api/v1/staff/broadcasts                         admin/supervisor       403 403 201 403 403 401
      GET    /api/v1/staff/broadcasts/{id}                    admin/supervisor       403 403 200 404 403 401
      GET    /api/v1/staff/broadcasts/{id}/preview            admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/broadcasts/{id}/send               admin/supervisor       403 403 200 404 403 401
      POST   /api/v1/staff/broadcasts/{id}/cancel             admin/supervisor       403 403 200 404 403 401
      GET    /api/v1/staff/points/check                       supervisor/handler     403 403 200 404 403 401
      GET    /api/v1/staff/points/budgets/{district}          supervisor/handler     403 403 200 403 403 401
      PUT    /api/v1/staff/points/budgets/{district}          admin/supervisor       403 403 403 403 403 401
      GET    /api/v1/staff/points/summary                     supervisor/handler     403 403 200 404 403 401
      GET    /api/v1/staff/dead-letters                       admin/supervisor       403 403 403 403 403 401
      POST   /api/v1/staff/dead-letters/{id}/retry            admin/supervisor       403 403 403 403 403 401
      GET    /api/v1/staff/statistics/sample-size             surveyor/collector1    403 403 200 200 403 401
      POST   /api/v1/staff/statistics/interval                surveyor/collector1    403 403 200 200 403 401
      POST   /api/v1/staff/statistics/rake                    surveyor/collector1    403 403 200 200 403 401
      GET    /api/v1/staff/statistics/handling               surveyor/dispatcher    403 403 200 403 403 401
      GET    /api/v1/staff/questionnaires                    surveyor/dispatcher    403 403 200 403 403 401
      POST   /api/v1/staff/questionnaires                    surveyor/dispatcher    403 403 201 403 403 401
      GET    /api/v1/staff/questionnaires/{id}               surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/questionnaires/{id}/versions/{number} surveyor/dispatcher    403 403 200 404 403 401
      PUT    /api/v1/staff/questionnaires/{id}/draft         surveyor/dispatcher    403 403 412 404 403 401
      POST   /api/v1/staff/questionnaires/{id}/dry-run       surveyor/dispatcher    403 403 200 404 403 401
      POST   /api/v1/staff/questionnaires/{id}/publish       surveyor/dispatcher    403 403 200 404 403 401
      POST   /api/v1/staff/questionnaires/{id}/retire        surveyor/dispatcher    403 403 409 404 403 401
      GET    /api/v1/staff/question-bank                     surveyor/dispatcher    403 403 200 403 403 401
      POST   /api/v1/staff/question-bank                     surveyor/dispatcher    403 403 201 403 403 401
      DELETE /api/v1/staff/question-bank/{id}                surveyor/dispatcher    403 403 204 404 403 401
      GET    /api/v1/staff/campaigns                         surveyor/dispatcher    403 403 200 403 403 401
      POST   /api/v1/staff/campaigns                         surveyor/dispatcher    403 403 201 403 403 401
      GET    /api/v1/staff/campaigns/{id}                    surveyor/dispatcher    403 403 200 404 403 401
      PUT    /api/v1/staff/campaigns/{id}                    surveyor/dispatcher    403 403 412 404 403 401
      POST   /api/v1/staff/campaigns/{id}/start              surveyor/dispatcher    403 403 200 404 403 401
      POST   /api/v1/staff/campaigns/{id}/end                surveyor/dispatcher    403 403 409 404 403 401
      GET    /api/v1/staff/campaigns/{id}/qr                 surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/campaigns/{id}/invitations        surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/campaigns/{id}/estimates          surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/campaigns/{id}/responses          surveyor/dispatcher    403 403 409 404 403 401
      GET    /api/v1/staff/campaigns/{id}/codebook           surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/campaigns/{id}/spss               surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/campaigns/{id}/ddi                surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/campaigns/{id}/report             surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/campaigns/{id}/workbook           surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/staff/survey-margins                    surveyor/dispatcher    403 403 200 403 403 401
      POST   /api/v1/staff/survey-margins                    surveyor/dispatcher    403 403 201 403 403 401
      GET    /api/v1/indicators                              dispatcher/collector1  200 200 200 200 200 200
      GET    /api/v1/indicators/overview                     dispatcher/collector1  200 200 200 200 200 200
      GET    /api/v1/staff/indicator-values                  surveyor/dispatcher    403 403 200 403 403 401
      POST   /api/v1/staff/indicator-values/measured         surveyor/dispatcher    403 403 201 403 403 401
      POST   /api/v1/staff/indicator-values/entered          surveyor/dispatcher    403 403 201 403 403 401
      POST   /api/v1/staff/indicator-values/{id}/approve     supervisor/dispatcher  403 403 200 404 403 401
      GET    /api/v1/staff/indicator-values/{id}/recomputed  surveyor/dispatcher    403 403 200 404 403 401
      POST   /api/v1/staff/indicator-evidence                surveyor/dispatcher    403 403 201 403 403 401
      GET    /api/v1/staff/indicator-evidence/{id}           surveyor/dispatcher    403 403 200 404 403 401
      GET    /api/v1/open-surveys/{code}                     dispatcher/collector1  200 200 200 200 200 200
      POST   /api/v1/open-surveys/{code}/responses           dispatcher/collector1  201 201 201 201 201 201
      POST   /api/v1/staff/campaigns/{id}/interviews         surveyor/supervisor    403 403 201 404 403 401
      POST   /api/v1/staff/campaigns/{id}/import             surveyor/supervisor    403 403 200 404 403 401
      GET    /api/v1/surveys                                 dispatcher/collector1  200 200 403 403 403 401
      GET    /api/v1/surveys/{id}                            dispatcher/collector1  200 200 403 403 403 401
      PUT    /api/v1/surveys/{id}/draft                      dispatcher/collector1  412 412 403 403 403 401
      POST   /api/v1/surveys/{id}/responses                  dispatcher/collector1  201 201 403 403 403 401
      GET    /api/v1/after-case-surveys                      dispatcher/collector1  200 200 403 403 403 401
      POST   /api/v1/after-case-surveys/{id}/response        dispatcher/collector1  201 404 403 403 403 401
      GET    /api/v1/staff/search/rebuild                     admin/supervisor       403 403 403 403 403 401
      POST   /api/v1/staff/search/rebuild                     admin/supervisor       403 403 403 403 403 401
      """;

  /** Routes that are about the household of who asks. */
  private static final List<String> OF_HOUSEHOLDS =
      List.of(
          "/api/v1/households/mine",
          "/api/v1/points/",
          "/api/v1/rewards",
          "/api/v1/redemptions",
          "/api/v1/market/");

  /** What is made for a row stands at its first version. */
  private static final Pattern VERSION_0 =
      Pattern.compile(
          "/(broadcasts|households|deliveries|devices|cash-requests|adjustments|market/items|load-sheets|questionnaires|campaigns)"
              + "/\\{id}");

  private static final String HERE = "lat=36.68&lon=116.98&datum=WGS84";

  @Inject Api api;
  @Inject Cases cases;
  @Inject Told told;
  @Inject Homes homes;
  @Inject Purse purse;
  @Inject Shop shop;
  @Inject Pickups pickups;
  @Inject Bins bins;
  @Inject Supply supply;
  @Inject Bazaar bazaar;
  @Inject Jobs jobs;
  @Inject Yard yard;
  @Inject SurveyDesk desk;
  @Inject Board board;
  @Inject EndedCases ended;
  @Inject Router router;
  @Inject PermissionStaff staff;
  @Inject SmsStandIn sms;
  @Inject InstantSource clock;

  private record Row(
      String method, String path, String office, String other, List<Integer> answers) {
    String route() {
      return method + " " + path;
    }
  }

  private record Caller(String name, ApiClient client, int expected) {}

  @Test
  void every_route_stands_in_the_table() {
    var missing = new TreeSet<>(routes());
    missing.removeAll(rows().stream().map(Row::route).toList());
    assertThat(missing).as("routes without a row in TABLE").isEmpty();
    assertThat(rows().stream().map(Row::route))
        .as("rows of TABLE, each for one route")
        .doesNotHaveDuplicates()
        .isSubsetOf(routes());
  }

  @Test
  void everybody_gets_the_answers_of_the_table() {
    var faults = new ArrayList<String>();
    rows().forEach(row -> check(row, faults));
    assertThat(faults).isEmpty();
  }

  private void check(Row row, List<String> faults) {
    var owner = api.resident("permission-" + UUID.randomUUID());
    if (OF_HOUSEHOLDS.stream().anyMatch(row.path()::startsWith)) {
      homes.create(owner).is(201);
    }
    if (row.path().equals("/api/v1/staff/payouts")) {
      shop.payable();
    }
    boolean named =
        row.path().matches(".*\\{(id|bookingId|pickupCode)}.*")
            || row.path().contains("/open-surveys/");
    var id = named ? idOf(row, owner) : "";
    for (var caller : callers(row, owner)) {
      var answer = ask(row, caller.client(), id);
      if (answer.status() != caller.expected()) {
        faults.add(
            "%s by %s: expected %d but was %s"
                .formatted(row.route(), caller.name(), caller.expected(), answer));
      }
      boolean problem = answer.status() >= 400;
      if (problem && !answer.body().path("type").asText().startsWith("/problems/")) {
        faults.add(row.route() + " by " + caller.name() + " is no problem document: " + answer);
      }
    }
  }

  private List<Caller> callers(Row row, ApiClient owner) {
    var answers = row.answers();
    return List.of(
        new Caller("nobody", api.anonymous(), answers.get(5)),
        new Caller("wrong role", staff(row, row.other(), "tianqiao"), answers.get(4)),
        new Caller("staff elsewhere", staff(row, row.office(), "guanxian"), answers.get(3)),
        new Caller("other resident", cases.resident(), answers.get(1)),
        new Caller("staff", staff(row, row.office(), "tianqiao"), answers.get(2)),
        new Caller("reporter", owner, answers.get(0)));
  }

  private ApiClient staff(Row row, String office, String district) {
    return row.path().endsWith("/logout")
        ? staff.signIn(office, district)
        : staff.of(office, district);
  }

  /** What the id of the path names: something of the owner's, or of 天桥区's staff. */
  private String idOf(Row row, ApiClient owner) {
    return switch (row.path()) {
      case "/api/v1/messages/{id}/read" -> told.acceptedOf(owner).required("id").asText();
      case "/api/v1/me/devices/{id}" ->
          owner.post("/api/v1/me/devices", device()).is(200).body().required("id").asText();
      case "/api/v1/me/delegations/{id}" ->
          Cases.id(
              staff
                  .of("dispatcher", "tianqiao")
                  .post("/api/v1/me/delegations", staff.absence())
                  .is(201));
      case "/api/v1/households/mine/members/{id}" -> homes.anotherMember(owner);
      case "/api/v1/stations/{id}" -> supply.station();
      case "/api/v1/pickup/bookings/{id}/rating",
          "/api/v1/collector/jobs/{bookingId}/accept",
          "/api/v1/collector/jobs/{bookingId}/decline",
          "/api/v1/staff/pickup/bookings/{id}",
          "/api/v1/staff/pickup/bookings/{id}/assign",
          "/api/v1/staff/pickup/bookings/{id}/offer",
          "/api/v1/staff/pickup/bookings/{id}/cancel",
          "/api/v1/staff/pickup/bookings/{id}/contact",
          "/api/v1/staff/pickup/bookings/{id}/weighing",
          "/api/v1/staff/pickup/bookings/{id}/adjust" ->
          jobs.offered(owner, staff.of("collector1", "tianqiao"));
      case "/api/v1/collector/jobs/{bookingId}/depart",
          "/api/v1/collector/jobs/{bookingId}/arrive",
          "/api/v1/collector/jobs/{bookingId}/weigh",
          "/api/v1/collector/jobs/{bookingId}/no-show" ->
          jobs.taken(owner, staff.of("collector1", "tianqiao"));
      case "/api/v1/staff/collectors/{id}" -> Jobs.me(staff.of("collector1", "tianqiao"));
      case "/api/v1/staff/recyclables/movements/{id}/reversal" -> yard.lost();
      case "/api/v1/staff/recyclables/load-sheets/{id}",
          "/api/v1/staff/recyclables/load-sheets/{id}/cancel",
          "/api/v1/staff/recyclables/load-sheets/{id}/receipt" ->
          yard.loaded();
      case "/api/v1/pickup/waiting-list/{id}" -> Supply.wait(owner);
      case "/api/v1/staff/pickup/items/{id}" -> supply.item();
      case "/api/v1/staff/pickup/price-lists/{id}" -> supply.priceList();
      case "/api/v1/redemptions/{id}", "/api/v1/redemptions/{id}/cancel" -> {
        purse.fill(owner, 1);
        yield Cases.id(shop.waiting(owner));
      }
      case "/api/v1/staff/redemptions/{pickupCode}",
          "/api/v1/staff/redemptions/{pickupCode}/hand-over" ->
          shop.waiting(shop.customer(1)).body().required("pickupCode").asText();
      case "/api/v1/pickup/bookings/{id}/payment" -> {
        var booking = pickups.bookForFee(owner);
        owner.post(Pickups.BOOKINGS + booking + "/payment").is(201);
        yield booking;
      }
      case "/api/v1/pickup/holds/{id}" -> Cases.id(pickups.hold(owner, pickups.slot()).is(201));
      case "/api/v1/staff/pickup/closures/{id}" ->
          Cases.id(
              staff
                  .of("dispatcher", "tianqiao")
                  .post(
                      "/api/v1/staff/pickup/stations/" + pickups.station("TQ-03") + "/closures",
                      closure())
                  .is(201));
      case "/api/v1/staff/rewards/{id}/vouchers" -> shop.addVoucher();
      case "/api/v1/staff/redemptions/{id}/refund" -> shop.given(shop.customer(1), 1);
      case "/api/v1/staff/cash-requests/{id}", "/api/v1/staff/cash-requests/{id}/decision" ->
          Cases.id(shop.cashRequest());
      case "/api/v1/staff/payouts/{id}",
          "/api/v1/staff/payouts/{id}/file",
          "/api/v1/staff/payouts/{id}/results" ->
          shop.payout();
      case "/api/v1/staff/points/adjustments/{id}",
          "/api/v1/staff/points/adjustments/{id}/decision" ->
          Cases.id(
              api.staff("admin")
                  .post(
                      "/api/v1/staff/points/adjustments",
                      adjustment(homes.ofStaff(staff.of("inspector", "tianqiao"))))
                  .is(201));
      case "/api/v1/staff/points/rules/{id}" ->
          Cases.id(
              staff.of("admin", "tianqiao").post("/api/v1/staff/points/rules", rules()).is(201));
      default -> {
        if (row.path().contains("/staff/stations/")) {
          yield supply.station();
        }
        if (row.path().contains("/staff/market/")) {
          yield bazaar.inReview(bazaar.neighbour());
        }
        if (row.path().contains("/market/")) {
          yield bazaar.inReview(owner);
        }
        if (row.path().contains("/staff/questionnaires/")) {
          yield desk.draft();
        }
        if (row.path().contains("/open-surveys/")) {
          yield desk.openLink();
        }
        if (row.path().endsWith("/interviews")) {
          yield desk.open(desk.planOf("INTERVIEW"));
        }
        if (row.path().endsWith("/campaigns/{id}/import")) {
          yield desk.open(desk.planOf("THIRD_PARTY"));
        }
        if (row.path().contains("/staff/campaigns/")) {
          yield row.path().matches(".*/(estimates|responses|codebook|spss|ddi|report|workbook)")
              ? desk.open()
              : desk.planned();
        }
        if (row.path().contains("/surveys/")) {
          yield desk.open();
        }
        if (row.path().contains("/staff/indicator-evidence/")) {
          yield board.evidence();
        }
        if (row.path().contains("/staff/indicator-values/")) {
          yield board.measured();
        }
        if (row.path().contains("/after-case-surveys/")) {
          yield ended.waiting(owner);
        }
        if (row.path().contains("/staff/question-bank/")) {
          yield desk.bankQuestion();
        }
        if (row.path().contains("/staff/rewards/")) {
          yield shop.add();
        }
        if (row.path().contains("/staff/deliveries/")) {
          yield bins.waiting();
        }
        if (row.path().startsWith("/api/v1/pickup/bookings/")) {
          yield Cases.id(pickups.book(owner));
        }
        if (row.path().contains("/staff/pickup/stations/")) {
          yield pickups.station("TQ-03");
        }
        if (row.path().contains("/staff/devices/")) {
          yield bins.create(Homes.COMMUNITY).id();
        }
        if (row.path().contains("/staff/households/")) {
          yield homes.ofStaff(staff.of("inspector", "tianqiao"));
        }
        if (row.path().contains("/staff/broadcasts/")) {
          var admin = staff.of("admin", "tianqiao");
          yield Cases.id(admin.post("/api/v1/staff/broadcasts", announcement()).is(201));
        }
        yield row.path().contains("/staff/accounts/")
            ? staff.newAccount("tianqiao")
            : submit(owner);
      }
    };
  }

  private static Map<String, Object> device() {
    return Map.of(
        "token", "token-" + UUID.randomUUID(), "platform", "ANDROID", "appVersion", "1.4.2");
  }

  private String submit(ApiClient owner) {
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(owner));
    report.put("contactPhone", "13900001111");
    return Cases.id(owner.post("/api/v1/reports", report).is(201));
  }

  private Answer ask(Row row, ApiClient client, String id) {
    var path = path(row.path(), id);
    return switch (row.method()) {
      case "GET" -> client.get(path);
      case "DELETE" -> client.with("If-Match", "\"999\"").delete(path);
      case "PUT" -> client.with("If-Match", "\"999\"").put(path, body(row, client));
      case "PATCH" ->
          // An offer follows a booking within moments, so a resident's has no version to rely on.
          (id.isEmpty() || row.path().startsWith("/api/v1/pickup/")
                  ? client
                  : client.with(
                      "If-Match", VERSION_0.matcher(row.path()).find() ? "\"0\"" : accountTag(id)))
              .patch(path, body(row, client));
      case "POST" -> post(row, client, path, id);
      default -> throw new AssertionError(row.route());
    };
  }

  private Answer post(Row row, ApiClient client, String path, String id) {
    if (row.path().equals("/api/v1/photos")) {
      return client.upload(path, "file", "a.jpg", "image/jpeg", TestPhotos.jpeg(64, 48, 1));
    }
    if (row.path().endsWith("/indicator-evidence")) {
      return client.upload(path, "file", "a.pdf", "application/pdf", Board.PDF);
    }
    if (row.path().endsWith("/households/import")) {
      return client.upload(path, "file", "a.csv", "text/csv", Homes.roster(Homes.address()));
    }
    if (row.path().equals("/api/v1/device/photos")) {
      return client
          .with("Content-Type", "image/jpeg")
          .send("POST", path, TestPhotos.jpeg(64, 48, 1));
    }
    if (row.path().endsWith("/vouchers")) {
      return client
          .with("Content-Type", "text/plain")
          .send("POST", path, UUID.randomUUID().toString().getBytes());
    }
    if (row.path().endsWith("/campaigns/{id}/import")) {
      return client
          .with("Content-Type", "text/csv")
          .send("POST", path, SurveyDesk.TABLE.getBytes());
    }
    if (row.path().endsWith("/results")) {
      return client
          .with("Content-Type", "text/csv")
          .send("POST", path, "number,amountFen,result,reason\nLD1,1,PAID,\n".getBytes());
    }
    if (row.path().contains("/calendar/")) {
      return client.upload(path, "file", "a.csv", "text/csv", "date,kind,name\n".getBytes());
    }
    var caller =
        row.path().contains("/staff/pickup/bookings/")
            ? client.with("If-Match", "\"" + jobs.version(id) + "\"")
            : VERSION_0.matcher(row.path()).find()
                ? client.with("If-Match", "\"0\"")
                : row.path().endsWith("{action}")
                    ? client.with("If-Match", "\"" + cases.version(id) + "\"")
                    : row.path().contains("/staff/accounts/")
                        ? client.with("If-Match", accountTag(id))
                        : client;
    var body = body(row, client);
    return body.isEmpty() ? caller.post(path) : caller.post(path, body);
  }

  private String accountTag(String id) {
    return "\"" + cases.number("SELECT version FROM account WHERE id = ?", id) + "\"";
  }

  /** The address with something that exists in every place. */
  private static String path(String template, String id) {
    var path =
        template
            .replace(
                "/areas/{code}", template.contains("staff") ? "/areas/nowhere" : "/areas/tianqiao")
            .replace("{id}", id)
            .replace("{bookingId}", id)
            .replace("{memberId}", "1")
            .replace("{pickupCode}", id)
            .replace("{month}", "2026-02")
            .replace("{variant}", "thumb")
            .replace("{purpose}", "SURVEY")
            .replace("{number}", "1")
            .replace("{year}", "2019")
            .replace("{district}", "tianqiao")
            .replace("/open-surveys/{code}", "/open-surveys/" + id)
            .replace("{code}", "HOUSEHOLD_WASTE")
            .replace("{action}", "accept")
            .replace("{kind}", "report-accepted")
            .replace("{channel}", "INBOX")
            .replace("{language}", "zh-CN");
    return switch (template) {
      case "/api/v1/areas/locate",
          "/api/v1/reports/nearby",
          "/api/v1/pickup/slots",
          "/api/v1/stations" ->
          path + "?" + HERE;
      case "/api/v1/staff/households" -> path + "?communityCode=" + Homes.COMMUNITY;
      case "/api/v1/calendar" -> path + "?from=2026-01-01&to=2026-01-31";
      case "/api/v1/staff/units",
          "/api/v1/staff/rewards",
          "/api/v1/staff/market/items",
          "/api/v1/staff/stations",
          "/api/v1/staff/sorting-centres",
          "/api/v1/staff/collectors",
          "/api/v1/staff/recyclables/balance",
          "/api/v1/staff/recyclables/movements",
          "/api/v1/staff/recyclables/stations",
          "/api/v1/staff/recyclables/check",
          "/api/v1/staff/recyclables/load-sheets",
          "/api/v1/staff/recyclables/waste-totals",
          "/api/v1/staff/pickup/items",
          "/api/v1/staff/pickup/waiting-list",
          "/api/v1/pickup/catalogue",
          "/api/v1/pickup/price-lists",
          "/api/v1/staff/cash-requests",
          "/api/v1/staff/payouts",
          "/api/v1/staff/points/adjustments",
          "/api/v1/staff/points/rules",
          "/api/v1/staff/points/check",
          "/api/v1/staff/questionnaires",
          "/api/v1/staff/question-bank",
          "/api/v1/staff/campaigns",
          "/api/v1/staff/survey-margins",
          "/api/v1/staff/indicator-evidence",
          "/api/v1/surveys" ->
          path + "?district=tianqiao";
      case "/api/v1/points/rules" -> path + "?district=liaocheng-etdz";
      case "/api/v1/staff/points/summary",
          "/api/v1/staff/recyclables/movements/csv",
          "/api/v1/staff/recyclables/movements/xlsx",
          "/api/v1/staff/participation",
          "/api/v1/staff/participation/file" ->
          path + "?district=tianqiao&from=2026-01-01&to=2026-01-31";
      case "/api/v1/indicators", "/api/v1/staff/indicator-values" ->
          path + "?district=tianqiao&year=2025";
      case "/api/v1/indicators/overview" -> path + "?year=2025";
      case "/api/v1/staff/campaigns/{id}/estimates" -> path + "?question=OVERALL";
      case "/api/v1/staff/statistics/sample-size" -> path + "?margin=0.03";
      case "/api/v1/staff/recyclables/figures" ->
          path + "?district=tianqiao&from=2026-01-01&to=2026-01-31&groupBy=DAY";
      case "/api/v1/staff/statistics/handling", "/api/v1/staff/recyclables/recovery" ->
          path + "?district=tianqiao&from=2026-01&to=2026-02";
      case "/api/v1/collector/statement" -> path + "?day=2026-01-01";
      case "/api/v1/staff/pickup/settlements", "/api/v1/staff/pickup/settlements/file" ->
          path + "?district=tianqiao&day=2026-01-01";
      case "/api/v1/staff/calendar/deadline" ->
          path + "?district=tianqiao&from=2026-03-02T02:00:00Z&amount=1&unit=WORKING_DAYS";
      case "/api/v1/staff/statistics/closure", "/api/v1/staff/statistics/closure.csv" ->
          path + "?from=2026-01-01&to=2026-01-31";
      case "/api/v1/staff/statistics/closure/cases" ->
          path + "?from=2026-01-01&to=2026-01-31&measure=received";
      default -> path;
    };
  }

  private Map<String, ?> body(Row row, ApiClient client) {
    return switch (row.path()) {
      case "/api/v1/auth/wechat" -> Map.of("code", "permission");
      case "/api/v1/auth/staff" -> Map.of("username", "admin", "password", "lvdao-local");
      case "/api/v1/auth/otp" -> wish(unusedPhone(), "SIGN_IN");
      case "/api/v1/auth/phone" -> proof("SIGN_IN");
      case "/api/v1/me" -> Map.of("nickname", "小明");
      case "/api/v1/me/phone" -> proof("JOIN_PHONE");
      case "/api/v1/me/phone/wechat" -> Map.of("code", unusedPhone());
      case "/api/v1/me/wechat" ->
          Map.of("code", "permission-" + UUID.randomUUID(), "confirm", List.of("SECOND_WECHAT"));
      case "/api/v1/sms/receipts" -> Map.of("id", "1", "state", "DELIVERED");
      case "/api/v1/wechat/push" -> Map.of("Event", "wxa_media_check");
      case "/api/v1/auth/staff/totp" ->
          Map.of("username", staff.newUsername("tianqiao"), "password", "lvdao-local");
      case "/api/v1/auth/staff/totp/confirm" ->
          Map.of(
              "username",
              staff.newUsername("tianqiao"),
              "password",
              "lvdao-local",
              "code",
              "000000");
      case "/api/v1/me/password" ->
          Map.of("oldPassword", "not it", "newPassword", "kite river 7 lanterns");
      case "/api/v1/me/delegations" -> staff.absence();
      case "/api/v1/staff/accounts" ->
          Map.of(
              "username",
              "permission-" + UUID.randomUUID(),
              "displayName",
              "某人",
              "roles",
              List.of(Map.of("role", "VERIFIER", "area", "tianqiao/")));
      case "/api/v1/staff/accounts/{id}" -> Map.of("displayName", "某人 " + UUID.randomUUID());
      case "/api/v1/auth/refresh" -> Map.of("refreshToken", freshToken());
      case "/api/v1/staff/areas" ->
          Map.of("level", "PARK", "parent", "370105001008", "name", "测试园区");
      case "/api/v1/staff/areas/{code}" -> Map.of("parent", "370105001008", "name", "测试园区");
      case "/api/v1/staff/districts/{district}/report-categories/{code}" ->
          Map.of(
              "name", "生活垃圾",
              "description", "",
              "sortOrder", 10,
              "deadlineAmount", 1,
              "deadlineUnit", "WORKING_DAYS",
              "onRework", "KEEP");
      case "/api/v1/households", "/api/v1/households/mine/home", "/api/v1/staff/households" ->
          Homes.dwelling(Homes.address());
      case "/api/v1/device/deliveries" -> Map.of("deliveries", List.of());
      case "/api/v1/inspector/deliveries" ->
          Map.of("deliveries", List.of(bins.event("4000000000000002")));
      case "/api/v1/inspector/inspections" ->
          Map.of("inspections", List.of(Map.of("eventId", UUID.randomUUID().toString())));
      case "/api/v1/staff/deliveries/{id}/decision" -> Map.of("accept", false);
      case "/api/v1/staff/deliveries/{id}/grade" -> Map.of("grade", "PASS");
      case "/api/v1/staff/deliveries/{id}/reversal" -> Map.of("note", "重复投放");
      case "/api/v1/staff/devices" -> Bins.draft(Homes.COMMUNITY);
      case "/api/v1/staff/devices/{id}" -> Map.of("name", "东门");
      case "/api/v1/households/join" -> Map.of("inviteCode", "AAAA-AAAA");
      case "/api/v1/households/mine/head" -> Map.of("memberId", "1");
      case "/api/v1/households/mine/ranking" -> Map.of("takesPart", false);
      case "/api/v1/staff/points/rules" -> rules();
      case "/api/v1/market/items" -> Bazaar.offer(photoOf(client), 0, "八成新");
      case "/api/v1/market/items/{id}/hand-over" -> Map.of("code", "AAAA-AAAA");
      case "/api/v1/market/items/{id}/abuse" -> Map.of("reason", "OTHER");
      case "/api/v1/staff/market/items/{id}/decision" -> Map.of("accept", true);
      case "/api/v1/pickup/waiting-list" -> Supply.nowhereServed();
      case "/api/v1/pickup/bookings/{id}/rating" -> Map.of("stars", 5);
      case "/api/v1/collector/duty" -> Map.of("on", true);
      case "/api/v1/collector/jobs/{bookingId}/depart",
          "/api/v1/collector/jobs/{bookingId}/arrive" ->
          Map.of("at", clock.instant().toString());
      case "/api/v1/collector/jobs/{bookingId}/weigh" ->
          Map.of(
              "at",
              clock.instant().toString(),
              "items",
              List.of(Map.of("itemCode", "CARDBOARD", "grams", 12_300)));
      case "/api/v1/pickup/bookings/{id}/dispute" -> Map.of("reason", "少称了一箱");
      case "/api/v1/staff/questionnaires" -> SurveyDesk.newQuestionnaire();
      case "/api/v1/staff/questionnaires/{id}/draft" -> Map.of("form", SurveyDesk.form());
      case "/api/v1/staff/question-bank" -> SurveyDesk.newQuestion();
      case "/api/v1/staff/survey-margins" -> SurveyDesk.margin("GENDER", Map.of("F", 51, "M", 49));
      case "/api/v1/staff/indicator-values/measured" -> board.closure();
      case "/api/v1/staff/indicator-values/entered" -> board.entered();
      case "/api/v1/staff/campaigns" -> Map.of("district", "tianqiao", "plan", desk.plan());
      case "/api/v1/staff/campaigns/{id}" -> desk.plan();
      case "/api/v1/staff/campaigns/{id}/interviews" -> SurveyDesk.interview("5");
      case "/api/v1/surveys/{id}/draft",
          "/api/v1/surveys/{id}/responses",
          "/api/v1/open-surveys/{code}/responses" ->
          SurveyDesk.answers("5");
      case "/api/v1/after-case-surveys/{id}/response" -> EndedCases.response("SATISFIED", "NONE");
      case "/api/v1/staff/statistics/interval" -> Map.of("successes", 81, "n", 263);
      case "/api/v1/staff/statistics/rake" ->
          Map.of(
              "cells",
              List.of(List.of(40, 30), List.of(35, 50)),
              "rowTotals",
              List.of(80, 120),
              "columnTotals",
              List.of(110, 90));
      case "/api/v1/staff/pickup/bookings/{id}/adjust" ->
          Map.of("items", List.of(), "reason", "秤已检定");
      case "/api/v1/collector/jobs/{bookingId}/no-show" ->
          Map.of("at", clock.instant().toString(), "reason", "UNSAFE");
      case "/api/v1/staff/pickup/bookings/{id}/assign" ->
          Map.of("collectorId", Jobs.me(staff.of("collector1", "tianqiao")));
      case "/api/v1/staff/pickup/bookings/{id}/cancel",
          "/api/v1/staff/pickup/bookings/{id}/contact" ->
          Map.of("reason", "居民来电");
      case "/api/v1/staff/collectors/{id}" -> Map.of("capacity", 8);
      case "/api/v1/staff/pickup/items" -> Supply.newItem();
      case "/api/v1/staff/pickup/items/{id}" -> Supply.itemText();
      case "/api/v1/staff/pickup/price-lists" -> supply.newPriceList();
      case "/api/v1/staff/stations" -> supply.newStation();
      case "/api/v1/staff/recyclables/movements" -> yard.loss();
      case "/api/v1/staff/recyclables/movements/{id}/reversal",
          "/api/v1/staff/recyclables/load-sheets/{id}/cancel" ->
          Map.of("reason", "录入错误");
      case "/api/v1/staff/recyclables/load-sheets" -> yard.sheet();
      case "/api/v1/staff/recyclables/load-sheets/{id}/receipt" -> Yard.receipt(1_000);
      case "/api/v1/staff/recyclables/waste-totals" -> Yard.wasteTotal();
      case "/api/v1/staff/stations/{id}" -> supply.stationData();
      case "/api/v1/staff/points/rules/trial" ->
          Map.of("district", "tianqiao", "rules", EarningExamples.rules(5));
      case "/api/v1/staff/cash-requests/{id}/decision",
          "/api/v1/staff/points/adjustments/{id}/decision" ->
          Map.of("accept", true);
      case "/api/v1/staff/redemptions/{id}/refund" -> Map.of("note", "购物券失效");
      case "/api/v1/staff/payouts" -> Map.of("district", "tianqiao");
      case "/api/v1/staff/points/adjustments" -> adjustment("1");
      case "/api/v1/redemptions" -> Map.of("rewardCode", "nothing", "quantity", 1);
      case "/api/v1/pickup/payments/notify" -> Map.of("id", "EV-1");
      case "/api/v1/pickup/holds" -> Map.of("slotId", pickups.slot());
      case "/api/v1/pickup/bookings" -> pickups.wish(holdOf(client));
      case "/api/v1/pickup/bookings/{id}" -> Map.of("note", "请走东门");
      case "/api/v1/pickup/bookings/{id}/move" -> Map.of("slotId", pickups.slot());
      case "/api/v1/staff/pickup/stations/{id}/schedule" ->
          Map.of("windows", List.of(Pickups.window("09:00", "11:00")));
      case "/api/v1/staff/pickup/stations/{id}/closures" -> closure();
      case "/api/v1/staff/rewards" -> Shop.goods();
      case "/api/v1/staff/rewards/{id}" -> Shop.text("垃圾袋", 1);
      case "/api/v1/staff/rewards/{id}/stock" -> Map.of("more", 1);
      case "/api/v1/me/consents/{purpose}" -> Map.of("given", true, "noticeVersion", 1);
      case "/api/v1/me/devices" -> device();
      case "/api/v1/me/notification-preferences" -> Map.of("mutedTopics", List.of());
      case "/api/v1/staff/message-templates/{kind}/{channel}/{language}",
          "/api/v1/staff/message-templates/{kind}/{channel}/{language}/preview" ->
          Map.of("title", "您的上报已受理", "body", "案件 {caseNo} 已受理。");
      case "/api/v1/staff/broadcasts" -> announcement();
      case "/api/v1/staff/broadcasts/{id}/send" -> Map.of("sendAt", tomorrow());
      case "/api/v1/me/subscriptions" -> Map.of("templateId", SubscribeMessageBox.TEMPLATE);
      case "/api/v1/reports" -> cases.report("HOUSEHOLD_WASTE", photoOf(client));
      case "/api/v1/reports/{id}/comments" -> Map.of("text", "还在");
      case "/api/v1/reports/{id}/rating" -> Map.of("stars", 5, "resolved", true);
      case "/api/v1/reports/{id}/reopen-requests" -> Map.of("reason", "还在");
      case "/api/v1/staff/reports/{id}/contact" -> Map.of("reason", "核实位置");
      default -> Map.of();
    };
  }

  private Map<String, ?> rules() {
    return Map.of(
        "district",
        "tianqiao",
        "effectiveFrom",
        BusinessTime.dayOf(clock.instant()).plusDays(300).toString(),
        "rules",
        EarningExamples.rules(5),
        "note",
        "每公斤五分");
  }

  /** So large that it waits. */
  private static Map<String, ?> adjustment(String household) {
    return Map.of("householdId", household, "points", 501, "note", "设备故障补录");
  }

  /** So far away that it closes nothing of others. */
  private Map<String, ?> closure() {
    var from = clock.instant().plus(Duration.ofDays(300));
    return Map.of("from", from.toString(), "to", from.plusSeconds(60).toString(), "reason", "道路施工");
  }

  /** Whoever may not keep a place may not book either. */
  private String holdOf(ApiClient client) {
    var held = pickups.hold(client, pickups.slot());
    return held.status() == 201 ? Cases.id(held) : "1";
  }

  private static Map<String, ?> announcement() {
    return Map.of(
        "district",
        "tianqiao",
        "zh",
        Map.of("title", "收运时间调整", "body", "元旦期间收运时间调整为每日七时。"),
        "audience",
        Map.of("areas", List.of("370105001008")));
  }

  private String tomorrow() {
    return clock.instant().plus(Duration.ofDays(1)).toString();
  }

  private static String unusedPhone() {
    return "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
  }

  private static Map<String, ?> wish(String phone, String purpose) {
    return Map.of(
        "phone", phone, "purpose", purpose, "deviceId", "permission", "district", "tianqiao");
  }

  /** A number and the code that was sent to it. */
  private Map<String, ?> proof(String purpose) {
    var phone = unusedPhone();
    api.anonymous().post("/api/v1/auth/otp", wish(phone, purpose)).is(200);
    return Map.of("phone", phone, "deviceId", "permission", "code", sms.code(phone));
  }

  private String photoOf(ApiClient client) {
    return client.sends("Authorization") == null ? "1" : cases.photo(client);
  }

  private String freshToken() {
    return api.anonymous()
        .post("/api/v1/auth/wechat", Map.of("code", "permission"))
        .is(200)
        .body()
        .required("refreshToken")
        .asText();
  }

  private static List<Row> rows() {
    return TABLE
        .lines()
        .skip(1)
        .map(line -> line.trim().split("\\s+"))
        .map(
            cells -> {
              var offices = cells[2].split("/");
              var answers = Arrays.stream(cells).skip(3).map(Integer::valueOf).toList();
              return new Row(cells[0], cells[1], offices[0], offices[1], answers);
            })
        .toList();
  }

  /** Every route of the running application; two that read different media types are one. */
  private List<String> routes() {
    return router
        .uriRoutes()
        .map(PermissionTableTest::route)
        .filter(route -> route.contains(" /api/") && !route.startsWith("HEAD "))
        .collect(Collectors.toSet())
        .stream()
        .sorted()
        .toList();
  }

  private static String route(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
  }
}
