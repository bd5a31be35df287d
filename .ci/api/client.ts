// What a client's programmer writes against the generated types: every call must compile, and each
// line marked as an error must be one.
import createClient from "openapi-fetch";
import type { components, paths } from "./node_modules/lvdao-v1";

type Report = components["schemas"]["ReportView"];

const api = createClient<paths>({ baseUrl: "http://localhost:8080" });

export async function report(photoIds: string[]): Promise<Report> {
  const { data, error } = await api.POST("/api/v1/reports", {
    params: { header: { "Idempotency-Key": "one" } },
    body: {
      category: "HOUSEHOLD_WASTE",
      description: "路边堆了一大堆垃圾",
      position: { lat: 36.68, lon: 116.98, datum: "WGS84" },
      photoIds,
    },
  });
  if (error) {
    throw new Error(`${error.type} ${error.errors?.map((field) => field.pointer).join()}`);
  }
  const stars: number | undefined = data.rating?.stars;
  console.log(data.caseNo, data.status === "SUBMITTED", stars);
  return data;
}

export async function accept(id: string, etag: string) {
  const { data, response } = await api.POST("/api/v1/staff/reports/{id}/{action}", {
    params: { path: { id, action: "accept" }, header: { "If-Match": etag } },
    body: {},
  });
  return { next: data?.allowedActions, etag: response.headers.get("ETag") };
}

export async function pages() {
  const { data } = await api.GET("/api/v1/reports/mine", { params: { query: { limit: 20 } } });
  return [data?.nextCursor ?? null, ...(data?.items ?? []).map((item) => item.deadline)];
}

export function mistakes() {
  // @ts-expect-error The key is required.
  void api.POST("/api/v1/reports/{id}/comments", { params: { path: { id: "1" } }, body: { text: "" } });
  // @ts-expect-error There is no such state.
  const status: Report["status"] = "LOST";
  // @ts-expect-error A rating may be null.
  const rated = (view: Report) => view.rating.stars;
  return [status, rated];
}
